"""The one error that loading a voice can raise."""


class VoiceError(Exception):
    """A file is not a voice that can be used; the message says why in one sentence."""
