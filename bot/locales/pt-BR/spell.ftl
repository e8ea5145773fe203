seed-empty = Me dê algumas palavras para começar, por exemplo: Once upon a time
seed-too-long = Comece com no máximo { $most } caracteres; aqui há { $length }.
spell-too-slow = Demorou demais, então deixei de lado. Tente de novo, ou peça um texto mais curto.
spell-unreadable = Não consigo mais ler este feitiço. Lance um novo com /spell.
replay-nonsense = Isso não é um código de repetição. Ele fica em letras miúdas embaixo do feitiço: dez letras e números, como `7k2pm-x94qe`.
replay-of-another-voice = Este código é de outra voz, ou de uma edição anterior desta, então não consigo repeti-lo.
replay-with-a-slip = Há um erro de digitação neste código de repetição. Copie-o de novo do feitiço.
replay-not-alone = Um código de repetição já diz a ousadia e o tamanho: use só ele e o começo.
spell-message-without-words = Não há palavras nesta mensagem que eu possa continuar.
voice-missing = Essa voz não existe aqui, ou não existe mais. /voices mostra as que há.

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
