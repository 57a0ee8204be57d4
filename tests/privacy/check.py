"""Reads processing records by fideslang, and compares what it took with what was meant.

fideslang takes any word for a key, and what it does not know it drops. So each key is looked up in the taxonomy that comes along,
and what was read is written again and compared with the file.
"""

import json
import sys
from pathlib import Path

import yaml
from fideslang import DEFAULT_TAXONOMY
from fideslang.models import LegalBasisForTransfersEnum
from fideslang.parse import load_manifests_into_taxonomy


def keys(resources):
    return {resource.fides_key for resource in resources}


USES = keys(DEFAULT_TAXONOMY.data_use)
CATEGORIES = keys(DEFAULT_TAXONOMY.data_category)
SUBJECTS = keys(DEFAULT_TAXONOMY.data_subject)
SAFEGUARDS = {basis.value for basis in LegalBasisForTransfersEnum}


def kept(written, read, where):
    """What was written and is not there as it was."""
    if isinstance(written, dict):
        return [
            fault
            for name, value in written.items()
            for fault in kept(value, read.get(name), f"{where}.{name}")
        ]
    if isinstance(written, list) and written and isinstance(written[0], dict):
        by_use = {one["data_use"]: one for one in read}
        return [fault for one in written for fault in kept(one, by_use.get(one["data_use"], {}), f"{where}.{one['data_use']}")]
    return [] if written == read else [f"{where}: {written!r} became {read!r}"]


def faults_of(manifest, meant):
    raw = yaml.safe_load(manifest.read_text(encoding="utf-8"))
    taxonomy = load_manifests_into_taxonomy(raw)
    faults = []
    names = [system.name for system in taxonomy.system]
    if names != meant["names"]:
        faults.append(f"names: {names!r} and not {meant['names']!r}")
    for organization in taxonomy.organization:
        controller, officer = organization.controller, organization.data_protection_officer
        read = [controller.name if controller else "", controller.email if controller else "", officer.name if officer else ""]
        said = [meant["controller"], meant["email"], meant["officer"]]
        if [one or "" for one in read] != said:
            faults.append(f"who is responsible: {read!r} and not {said!r}")
    if len(taxonomy.organization) != 1:
        faults.append(f"{len(taxonomy.organization)} organizations")
    for written, system in zip(raw["system"], taxonomy.system):
        faults += kept(written, system.model_dump(mode="json"), system.name)
        faults += [f"{system.name}: no safeguard {one}" for one in set(system.legal_basis_for_transfers) - SAFEGUARDS]
        for declaration in system.privacy_declarations:
            unknown = {declaration.data_use} - USES
            unknown |= set(declaration.data_categories) - CATEGORIES
            unknown |= set(declaration.data_subjects) - SUBJECTS
            faults += [f"{system.name}: no key {one}" for one in unknown]
    return faults


def main(folder):
    manifests = sorted(folder.glob("*.yml"))
    assert manifests, "there is nothing to read"
    broken = 0
    for manifest in manifests:
        meant = json.loads(manifest.with_suffix(".json").read_text(encoding="utf-8"))
        faults = faults_of(manifest, meant)
        print(f"{manifest.name}: {len(meant['names'])} systems, {len(faults)} faults")
        for fault in faults:
            print(f"  {fault}")
        broken += len(faults)
    # What can't fail tells nothing: a key that there is not is found.
    wrong = folder / "wrong.yml"
    wrong.write_text(manifests[0].read_text(encoding="utf-8").replace('data_use: "', 'data_use: "no.such.', 1), encoding="utf-8")
    meant = json.loads(manifests[0].with_suffix(".json").read_text(encoding="utf-8"))
    alarms = faults_of(wrong, meant)
    wrong.unlink()
    assert any("no key no.such." in alarm for alarm in alarms), alarms
    sys.exit(1 if broken else 0)


main(Path(sys.argv[1]))
