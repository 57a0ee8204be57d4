#!/usr/bin/env bash
# What a processing record leaves open is answered with yes or no, what was not asked is taken along, and what is misspelled is
# dropped, each without a word.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/python"
"$folder/python/bin/pip" install --quiet --disable-pip-version-check fideslang==3.1.4
cat >"$folder/try.py" <<'PY'
from fideslang.models import PrivacyDeclaration, System
from pydantic import ValidationError

declaration = {"name": "Basket mail", "data_use": "marketing.communications.email", "data_categories": ["user.contact.email"]}
system = {"fides_key": "mail", "system_type": "Service", "privacy_declarations": [declaration]}


def shown(model, fields, *keys):
    try:
        read = model(**fields)
    except ValidationError as error:
        return error.errors()[0]["msg"]
    return ", ".join(f"{key}: {getattr(read, key, 'gone')}" for key in keys)


print("left out  ", shown(System, system, "does_international_transfers", "uses_cookies", "processes_personal_data"))
print("left out  ", shown(PrivacyDeclaration, declaration, "data_shared_with_third_parties"))
print("null      ", shown(System, system | {"does_international_transfers": None}))
print("a basis   ", shown(System, system | {"legal_basis_for_transfers": ["SCC"]}, "does_international_transfers"))
print("misspelled", shown(System, system | {"uses_cookie": True}, "uses_cookies", "uses_cookie"))
print("no such   ", shown(PrivacyDeclaration, declaration | {"data_use": "newsletter"}, "data_use"))
PY
found=$("$folder/python/bin/python" "$folder/try.py")
printf 'fideslang 3.1.4\n%s\n' "$found"
expected='left out   does_international_transfers: False, uses_cookies: False, processes_personal_data: True
left out   data_shared_with_third_parties: False
null       Input should be a valid boolean
a basis    does_international_transfers: False
misspelled uses_cookies: False, uses_cookie: gone
no such    data_use: newsletter'
[ "$found" = "$expected" ] || { echo "It behaves otherwise now."; exit 1; }
