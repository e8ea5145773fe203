"""The character model: vocabulary, the saved voice, the decoder, sampling, the writer."""
