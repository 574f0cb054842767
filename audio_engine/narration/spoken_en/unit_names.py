"""The names of units of measurement, singular and plural, as a British voice says them."""

from __future__ import annotations

from typing import Final

__all__ = ["ATTACHED_UNITS", "STANDALONE_UNITS", "UNITS"]

_REGULAR: Final = {
    "m": "metre",
    "km": "kilometre",
    "cm": "centimetre",
    "mm": "millimetre",
    "nm": "nanometre",
    "µm": "micrometre",
    "μm": "micrometre",
    "yd": "yard",
    "yds": "yard",
    "mi": "mile",
    "kg": "kilogram",
    "kgs": "kilogram",
    "mg": "milligram",
    "µg": "microgram",
    "μg": "microgram",
    "mcg": "microgram",
    "g": "gram",
    "lb": "pound",
    "lbs": "pound",
    "lb.": "pound",
    "lbs.": "pound",
    "oz": "ounce",
    "oz.": "ounce",
    "kt": "kilotonne",
    "Mt": "megatonne",
    "Gt": "gigatonne",
    "l": "litre",
    "L": "litre",
    "dl": "decilitre",
    "dL": "decilitre",
    "cl": "centilitre",
    "ml": "millilitre",
    "mL": "millilitre",
    "hl": "hectolitre",
    "gal": "gallon",
    "gal.": "gallon",
    "ha": "hectare",
    "min": "minute",
    "mins": "minute",
    "min.": "minute",
    "sec": "second",
    "secs": "second",
    "sec.": "second",
    "s": "second",
    "ms": "millisecond",
    "h": "hour",
    "hr": "hour",
    "hrs": "hour",
    "hr.": "hour",
    "yr": "year",
    "yrs": "year",
    "W": "watt",
    "kW": "kilowatt",
    "MW": "megawatt",
    "GW": "gigawatt",
    "TW": "terawatt",
    "Wh": "watt-hour",
    "kWh": "kilowatt-hour",
    "MWh": "megawatt-hour",
    "GWh": "gigawatt-hour",
    "TWh": "terawatt-hour",
    "Ah": "ampere-hour",
    "mAh": "milliampere-hour",
    "V": "volt",
    "kV": "kilovolt",
    "J": "joule",
    "kJ": "kilojoule",
    "kcal": "kilocalorie",
    "cal": "calorie",
    "KB": "kilobyte",
    "kB": "kilobyte",
    "MB": "megabyte",
    "GB": "gigabyte",
    "TB": "terabyte",
    "dB": "decibel",
    "Pa": "pascal",
    "kPa": "kilopascal",
    "hPa": "hectopascal",
    "mbar": "millibar",
    "mb": "millibar",
    "bbl": "barrel",
    "pp": "percentage point",
    "ppt": "percentage point",
    "pts": "point",
    "bp": "basis point",
    "bps": "basis point",
}
_IRREGULAR: Final = {
    "%": ("percent", "percent"),
    "pc": ("percent", "percent"),
    "‰": ("per mille", "per mille"),
    "°": ("degree", "degrees"),
    "°C": ("degree Celsius", "degrees Celsius"),
    "° C": ("degree Celsius", "degrees Celsius"),
    "°F": ("degree Fahrenheit", "degrees Fahrenheit"),
    "° F": ("degree Fahrenheit", "degrees Fahrenheit"),
    "ft": ("foot", "feet"),
    "ft.": ("foot", "feet"),
    "in.": ("inch", "inches"),
    "Hz": ("hertz", "hertz"),
    "kHz": ("kilohertz", "kilohertz"),
    "MHz": ("megahertz", "megahertz"),
    "GHz": ("gigahertz", "gigahertz"),
    "kn": ("knot", "knots"),
    "mph": ("mile per hour", "miles per hour"),
    "kph": ("kilometre per hour", "kilometres per hour"),
    "kmh": ("kilometre per hour", "kilometres per hour"),
    "km/h": ("kilometre per hour", "kilometres per hour"),
    "mpg": ("mile per gallon", "miles per gallon"),
    "rpm": ("revolution per minute", "revolutions per minute"),
    "bpm": ("beat per minute", "beats per minute"),
    "bpd": ("barrel per day", "barrels per day"),
    "b/d": ("barrel per day", "barrels per day"),
    "ppm": ("part per million", "parts per million"),
    "ppb": ("part per billion", "parts per billion"),
    "psi": ("P S I", "P S I"),
    "kbps": ("kilobit per second", "kilobits per second"),
    "Mbps": ("megabit per second", "megabits per second"),
    "Gbps": ("gigabit per second", "gigabits per second"),
    "Mbit/s": ("megabit per second", "megabits per second"),
    "fps": ("frame per second", "frames per second"),
}
_LENGTHS: Final = {"m": "metre", "km": "kilometre", "cm": "centimetre", "mm": "millimetre"}
_FOREIGN_LENGTHS: Final = {
    "ft": ("foot", "feet"),
    "mi": ("mile", "miles"),
    "in": ("inch", "inches"),
    "yd": ("yard", "yards"),
}


def _powers() -> dict[str, tuple[str, str]]:
    lengths = {unit: (one, f"{one}s") for unit, one in _LENGTHS.items()} | _FOREIGN_LENGTHS
    found: dict[str, tuple[str, str]] = {}
    for unit, (one, many) in lengths.items():
        square, cube = (f"square {one}", f"square {many}"), (f"cubic {one}", f"cubic {many}")
        found |= dict.fromkeys(
            (f"{unit}²", f"sq {unit}", f"sq-{unit}", f"sq. {unit}", f"sq. {unit}.", f"sq{unit}"), square
        )
        found |= dict.fromkeys((f"{unit}³", f"cu {unit}", f"cu. {unit}"), cube)
        if unit != "in":
            found |= {f"{unit}2": square, f"{unit}3": cube}
    return found


UNITS: Final[dict[str, tuple[str, str]]] = (
    {unit: (one, f"{one}s") for unit, one in _REGULAR.items()} | _IRREGULAR | _powers()
)
"""What may follow a number, with or without a space: its name for one and for many."""

ATTACHED_UNITS: Final[dict[str, tuple[str, str]]] = {
    "C": ("degree Celsius", "degrees Celsius"),
    "F": ("degree Fahrenheit", "degrees Fahrenheit"),
    "in": ("inch", "inches"),
    "t": ("tonne", "tonnes"),
}
"""Units only where they touch the number: “5 in 10” is no length, “20C” is a temperature."""

STANDALONE_UNITS: Final = (
    *("km/h", "mph", "kph", "kWh", "MWh", "GWh", "TWh", "MW", "GW", "kW", "%", "°C", "°F"),
    *("m²", "km²", "cm²", "m³", "ft²", "km", "kg", "cm", "mm", "µg"),
)
"""Units that are clear without a number, as in “speeds in km/h” and “per m²”."""
