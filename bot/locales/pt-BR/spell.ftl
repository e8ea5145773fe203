seed-empty = Me dê algumas palavras para começar, por exemplo: Once upon a time
seed-too-long = Comece com no máximo { $most } caracteres; aqui há { $length }.
spell-too-slow = Demorou demais, então deixei de lado. Tente de novo, ou peça um texto mais curto.
spell-unreadable = Não consigo mais ler este feitiço. Lance um novo com /spell.
replay-nonsense = Isso não é um código de repetição. Ele fica em letras miúdas embaixo do feitiço: dez letras e números, como `7k2pm-x94qe`.
replay-of-another-voice = Este código é de outra voz, ou de uma edição anterior desta, então não consigo repeti-lo.
replay-with-a-slip = Há um erro de digitação neste código de repetição. Copie-o de novo do feitiço.
replay-not-alone = Um código de repetição já diz a ousadia e o tamanho: use só ele e o começo.
