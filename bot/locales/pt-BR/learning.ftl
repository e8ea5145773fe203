# $title: at most 100 characters
# $known: at most 600 characters
# $epoch: at most 6 characters
learning-heading = ### { $title } depois da época { $epoch }: { $nats } nats por caractere
learning-epoch-option = época { $epoch }
learning-epoch-description = { $nats } nats por caractere
learning-earlier-button = Antes
learning-later-button = Depois
learning-training-line = treino
learning-held-out-line = texto novo
learning-picture = Curva de aprendizado: a perda em texto desconhecido cai de { $first } para { $last } nats por caractere; a época { $epoch } está marcada.
learning-unknown-seed = A voz não continuou isso enquanto aprendia. Ela conhece: { $known }
learning-nothing-told = { $title } não conta como aprendeu.
learning-changed = Esta voz aprendeu mais nesse meio-tempo. Pergunte de novo com /learning.
