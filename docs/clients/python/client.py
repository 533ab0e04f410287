"""Signs in, registers a family, files for dibao, acts on the case and reads it again, through the
client that openapi-python-client made of api/openapi.json.

  client.py http://127.0.0.1:8787
"""
import random
import sys
import uuid

from yiben_client import Client
from yiben_client.api.cases import act_on_step, case_page, file_claim, inbox
from yiben_client.api.office import me, sign_in
from yiben_client.api.people import new_household, new_person, person
from yiben_client.models import (
    FileClaim, InboxList, NewHouseholdBody, NewPerson, SignInBody, StepRequest)

VILLAGE = '500199001001'


def id_number(born: str, sequence: int) -> str:
    """An identity number of GB 11643 that nobody has."""
    digits = f'500199{born}{sequence:03}'
    weights = [2 ** (17 - i) % 11 for i in range(17)]
    check = (12 - sum(int(d) * w for d, w in zip(digits, weights)) % 11) % 11
    return digits + '0123456789X'[check]


def done(response, status=200):
    assert response.status_code == status, (response.status_code, response.content)
    return response.parsed


def main(server: str) -> None:
    client = Client(base_url=server)  # keeps the session's cookie
    write = {'client': client, 'x_yiben': '1'}
    done(sign_in.sync_detailed(
        **write, body=SignInBody(login='clerk01', password='yiben-demo')))
    assert done(me.sync_detailed(client=client)).login == 'clerk01'

    family = []
    for _ in range(2):
        number = id_number(f'19{random.randint(50, 99)}0101', random.randint(1, 999))
        body = NewPerson.from_dict({
            'name': '王五', 'id_number': number, 'division': VILLAGE, 'area': 'urban'})
        made = new_person.sync_detailed(
            **write, body=body, idempotency_key=str(uuid.uuid4()))
        assert made.headers['Location'].endswith(str(done(made, 201).person))
        family.append(made.parsed.person)
    home = done(new_household.sync_detailed(**write, body=NewHouseholdBody.from_dict({
        'householder': str(family[0]), 'members': [str(p) for p in family],
        'division': VILLAGE, 'area': 'urban'})), 201)
    shown = done(person.sync_detailed(family[0], client=client, x_yiben_after=home.position))
    assert shown.name and '*' in shown.id_number

    filing = FileClaim.from_dict({
        'programme': 'dibao', 'purpose': 'grant', 'applicant': str(family[0]),
        'subject': str(family[0]), 'household': str(home.household),
        'members': [str(p) for p in family], 'division': VILLAGE, 'area': 'urban',
        'materials': ['application', 'promise', 'authorisation', 'id_copy', 'income_proof'],
        'relative_of_officer': False,
        'facts': {'members': [{'person': str(p), 'counted': True, 'categories': [],
                               'incomes': [], 'deductions': []} for p in family],
                  'answers': {'reason': '失业', 'property_ok': 'true'}, 'items': []}})
    filed = done(file_claim.sync_detailed(**write, body=filing), 201)
    page = case_page.sync_detailed(filed.claim, client=client, x_yiben_after=filed.position)
    case = done(page)
    accept = StepRequest.from_dict(
        {'outcome': 'accepted', 'materials': []})
    acted = done(act_on_step.sync_detailed(
        filed.claim, case.row.open_step, **write, body=accept, if_match=page.headers['ETag']))
    # Whoever comes with the version from before is told so.
    late = act_on_step.sync_detailed(
        filed.claim, case.row.open_step, **write, body=accept, if_match=page.headers['ETag'])
    assert late.status_code == 412, (late.status_code, late.content)
    rows = done(inbox.sync_detailed(
        client=client, list_=InboxList.TODO, limit=200, x_yiben_after=acted.position)).rows
    assert any(row.row.claim == filed.claim for row in rows), 'the case is in the inbox'
    print(f'python: filed {filed.claim}, acted on it, and read it in an inbox of {len(rows)}')


main(sys.argv[1])
