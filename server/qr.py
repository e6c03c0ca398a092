"""QR codes of join links, as SVG for print and screens and as PNG for slides and letters."""

import io

import qrcode
from qrcode.constants import ERROR_CORRECT_M
from qrcode.image.base import BaseImage
from qrcode.image.pure import PyPNGImage
from qrcode.image.svg import SvgPathFillImage

# The quiet zone that the standard asks for, in modules; without it scanners miss the code on coloured ground.
_BORDER = 4
_PNG_PIXELS_PER_MODULE = 24


def svg(address: str) -> bytes:
    """Return an SVG picture, black on white, that scales to any size."""
    return _drawn(address, SvgPathFillImage, 10)


def png(address: str) -> bytes:
    """Return a PNG picture large enough for 80 mm at 300 dpi."""
    return _drawn(address, PyPNGImage, _PNG_PIXELS_PER_MODULE)


def _drawn(address: str, factory: type[BaseImage], size: int) -> bytes:
    code = qrcode.QRCode(error_correction=ERROR_CORRECT_M, border=_BORDER, box_size=size)
    code.add_data(address)
    target = io.BytesIO()
    code.make_image(image_factory=factory).save(target)
    return target.getvalue()
