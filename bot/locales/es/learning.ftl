# $title: at most 100 characters
# $known: at most 600 characters
# $epoch: at most 6 characters
learning-heading = ### { $title } tras la época { $epoch }: { $nats } nats por carácter
learning-epoch-option = época { $epoch }
learning-epoch-description = { $nats } nats por carácter
learning-earlier-button = Antes
learning-later-button = Después
learning-training-line = entrenamiento
learning-held-out-line = texto nuevo
learning-picture = Curva de aprendizaje: la pérdida con texto desconocido baja de { $first } a { $last } nats por carácter; está marcada la época { $epoch }.
learning-unknown-seed = La voz no continuó eso mientras aprendía. Conoce: { $known }
learning-nothing-told = { $title } no cuenta cómo aprendió.
learning-changed = Esta voz ha aprendido más entretanto. Vuelve a preguntar con /learning.
