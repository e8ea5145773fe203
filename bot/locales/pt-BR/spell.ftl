seed-empty = Me dê algumas palavras para começar, por exemplo: Once upon a time
seed-too-long = Comece com no máximo { $most } caracteres; aqui há { $length }.
spell-too-slow = Demorou demais, então deixei de lado. Tente de novo, ou peça um texto mais curto.
spell-unreadable = Não consigo mais ler este feitiço. Lance um novo com /spell.
replay-nonsense = Isso não é um código de repetição. O código fica em letras miúdas embaixo de cada feitiço: dez letras e números, como `7k2pm-x94qe`.
replay-of-another-voice = Este código é de outra voz, ou de uma edição anterior desta, então não consigo repeti-lo.
replay-with-a-slip = Há um erro de digitação neste código de repetição. Copie-o de novo do feitiço.
replay-not-alone = Um código de repetição já diz a ousadia e o tamanho. Use só o código e o começo dele.
spell-message-without-words = Não há palavras nesta mensagem que eu possa continuar.
voice-missing = Não há nenhuma voz assim aqui. /voices mostra as que há.

# Botões embaixo de um feitiço, e suas letras miúdas.
spell-again-button = De novo
spell-continue-button = Continuar
spell-hotter-button = Mais quente
spell-colder-button = Mais frio
spell-why-button = Por quê?
spell-temperature = temperatura { $temperature }
spell-length-sentence = frase
spell-length-paragraph = parágrafo
spell-length-page = página
spell-dropped = não consegui ler { $characters }
spell-voice-gone = no lugar de { $voice }, que não está mais aqui
