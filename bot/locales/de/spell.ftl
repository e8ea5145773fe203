seed-empty = Gib mir ein paar Wörter für den Anfang, zum Beispiel: Once upon a time
seed-too-long = Beginne mit höchstens { $most } Zeichen; das hier sind { $length }.
spell-too-slow = Das hat zu lange gedauert, deshalb habe ich es beiseitegelegt. Versuch es noch einmal oder mit weniger Text.
spell-unreadable = Diesen Zauber kann ich nicht mehr lesen. Wirke mit /spell einen neuen.
replay-nonsense = Das ist kein Wiederholungscode. Er steht klein gedruckt unter einem Zauber: zehn Buchstaben und Ziffern wie `7k2pm-x94qe`.
replay-of-another-voice = Dieser Code gehört zu einer anderen Stimme oder zu einer früheren Ausgabe von dieser, deshalb kann ich ihn nicht wiederholen.
replay-with-a-slip = In diesem Wiederholungscode steckt ein Tippfehler. Kopiere ihn noch einmal aus dem Zauber.
replay-not-alone = Ein Wiederholungscode sagt schon, wie gewagt und wie lang: Gib nur ihn und den Anfang an.
spell-message-without-words = In dieser Nachricht stehen keine Wörter, die ich fortsetzen könnte.
voice-missing = Diese Stimme gibt es hier nicht. /voices zeigt, welche da sind.

# Knöpfe unter einem Zauber und sein Kleingedrucktes.
spell-again-button = Noch einmal
spell-continue-button = Weiter
spell-hotter-button = Heißer
spell-colder-button = Kälter
spell-why-button = Warum?
spell-temperature = Temperatur { $temperature }
spell-length-sentence = Satz
spell-length-paragraph = Absatz
spell-length-page = Seite
spell-dropped = unlesbar für mich: { $characters }
spell-voice-gone = anstelle von { $voice }, die es nicht mehr gibt
