"""What callers do wrong with dispatches and what gateways ask besides, and what they are told."""

from __future__ import annotations

import copy
import pickle

import pytest
import septet

REQUEST = {"to": "+12025550143", "from": "Conerix", "body": "Hi"}
BULK = {"from": "Conerix", "body": "Hi", "recipients": ["+12025550143", "+447700900100"]}
ROUTES = [{"id": 12, "price": "0.05"}]
MADE_BY_SEPTET = [
    septet.Transmit,
    septet.Timeout,
    septet.Candidate,
    septet.DispatchState,
    septet.Classification,
    septet.Decision,
]


def _refused(ask) -> septet.SeptetError:
    with pytest.raises(septet.SeptetError) as caught:
        ask()
    return caught.value


def _dispatches() -> list:
    return [septet.Dispatch(REQUEST, None, ROUTES), septet.BulkDispatch(BULK, None, ROUTES)]


@pytest.mark.parametrize("kind", [septet.Dispatch, septet.BulkDispatch])
def test_parts_of_a_wrong_type(kind) -> None:
    request = REQUEST if kind is septet.Dispatch else BULK
    for arguments in (
        (None, None, ROUTES),
        (7, None, ROUTES),
        (request, 7, ROUTES),
        (request, None, None),
        (request, None, '[{"id": 12}]'),
        (request, None, {"id": 12}),
        (request, None, [12]),
        (request, None, [{"id": 12, "price": 0.05}]),
        (request, None, ROUTES, 7),
        (request, None, ROUTES, {"window": object()}),
    ):
        with pytest.raises(TypeError):
            kind(*arguments)
    with pytest.raises(TypeError):
        kind(request)


def test_parts_of_a_wrong_value() -> None:
    error = _refused(lambda: septet.Dispatch(REQUEST, None, [*ROUTES, {"id": 0}]))
    assert (error.code, error.field, error.index) == ("route_id_out_of_range", "id", 1)
    error = _refused(lambda: septet.Dispatch(REQUEST, None, [*ROUTES, '{"id": }']))
    assert (error.code, error.index, error.offset) == ("invalid_json", 1, 7)
    error = _refused(lambda: septet.Dispatch(REQUEST, None, ROUTES, {"window": 0}))
    assert (error.code, error.field) == ("invalid_option", "window")
    error = _refused(lambda: septet.Dispatch(REQUEST, None, ROUTES, {"windows": 1}))
    assert (error.code, error.field) == ("unknown_member", "windows")
    for entropy in (-1, 2**64, "x"):
        error = _refused(lambda entropy=entropy: septet.Dispatch(REQUEST, None, ROUTES, {"entropy": entropy}))
        assert (error.code, error.field) == ("invalid_option", "entropy")
    policy = {"entropy": 2**64 - 1}
    septet.Dispatch(REQUEST, None, ROUTES, policy)
    assert policy == {"entropy": 2**64 - 1}, "what is the caller's stays as it is"


def test_a_request_with_errors_never_transmits() -> None:
    dispatch = septet.Dispatch({"to": "12"}, None, ROUTES)
    dispatch.start(0)
    assert list(dispatch) == [septet.Done()]
    assert (dispatch.state.status, dispatch.state.error) == ("failed", "number_missing_plus")


@pytest.mark.parametrize("dispatch", _dispatches(), ids=lambda dispatch: type(dispatch).__name__)
def test_inputs(dispatch) -> None:
    for wrong in ("0", 0.5, None, True):
        for give in (dispatch.start, dispatch.timeout, dispatch.cancel):
            with pytest.raises(TypeError):
                give(wrong)
        with pytest.raises(TypeError):
            dispatch.result(wrong, "accepted", 0)
    for give in (dispatch.start, dispatch.timeout, dispatch.cancel):
        error = _refused(lambda give=give: give(-1))
        assert (error.code, error.field) == ("invalid_option", "now")
    error = _refused(lambda: dispatch.result(1, "ok", 0))
    assert (error.code, error.field) == ("invalid_option", "outcome")
    error = _refused(lambda: dispatch.result(1, "accepted", 0, retry_after_ms=-1))
    assert (error.code, error.field) == ("invalid_option", "retry_after_ms")
    assert (
        _refused(lambda: dispatch.result(1, "accepted", 0, provider_id="\ud800")).code == "unpaired_surrogate"
    )
    for wrong in ({"provider_id": 7}, {"retry_after_ms": 0.5}, {"retry_after_ms": "1"}):
        with pytest.raises(TypeError):
            dispatch.result(1, "accepted", 0, **wrong)
    # What does not apply changes nothing.
    before = dispatch.snapshot()
    dispatch.result(2**53, "accepted", 0)
    dispatch.result(1, "accepted", 0)
    assert dispatch.snapshot() == before


@pytest.mark.parametrize("dispatch", _dispatches(), ids=lambda dispatch: type(dispatch).__name__)
def test_a_dispatch_is_no_value(dispatch) -> None:
    for duplicate in (pickle.dumps, copy.copy, copy.deepcopy):
        with pytest.raises(TypeError, match="snapshot"):
            duplicate(dispatch)
    with pytest.raises(AttributeError):
        dispatch.clock = 0
    assert dispatch in {dispatch}


def test_pushed_messages() -> None:
    bulk = septet.BulkDispatch.empty(ROUTES, balance="0.06")
    assert (bulk.total, list(bulk)) == (0, [])
    assert _refused(lambda: bulk.push("12", 1)).code == "number_missing_plus"
    assert _refused(lambda: bulk.push("+12025550143", -1)).field == "segments"
    assert _refused(lambda: bulk.push("+12025550143", 1, network="1")).code == "network_invalid"
    assert _refused(lambda: bulk.push("+12025550143", 1, encoding="auto")).field == "encoding"
    error = _refused(lambda: bulk.push_refused("nonsense"))
    assert (error.code, error.field) == ("invalid_option", "why")
    for wrong in ({"sender": "4242"}, {"prices": {}}, {"route_id": "12"}, {"color": 1}):
        with pytest.raises(TypeError):
            bulk.push("+12025550143", 1, **wrong)
    with pytest.raises(TypeError):
        bulk.push_refused(451)
    assert bulk.total == 0, "what is refused is not added"
    bulk.start(0)
    bulk.push(septet.PhoneNumber("+12025550143"), 1)
    bulk.push("+12025550144", 0)
    bulk.push("+12025550145", 256)
    bulk.push("+12025550146", 1)
    bulk.push("+12025550147", 1, route_id=9)
    errors = [bulk.state(index).error for index in range(bulk.total)]
    assert errors == [
        None,
        "invalid_option",
        "too_many_segments",
        "insufficient_balance",
        "route_not_assigned",
    ]
    with pytest.raises(TypeError, match="request"):
        bulk.bulk_result(str)
    restored = septet.BulkDispatch.restore(bulk.snapshot(), 0, None, None, ROUTES)
    assert restored.total == 5
    for balance in (0.5, object()):
        with pytest.raises(TypeError):
            septet.BulkDispatch.empty(ROUTES, balance=balance)


def test_a_query_without_a_request() -> None:
    dispatch = septet.Dispatch.of_query(
        ROUTES, "+12025550143", 1, prices=septet.PriceTable.flat("0.07", "USD")
    )
    dispatch.start(0)
    [transmit, _] = dispatch
    dispatch.result(transmit.token, "accepted", 1)
    assert (dispatch.state.status, str(dispatch.state.cost)) == ("sent", "0.05")
    nowhere = septet.Dispatch.of_query([], "+12025550143", 1)
    nowhere.start(0)
    assert nowhere.state.error == "no_route"
    assert _refused(lambda: septet.Dispatch.of_query(ROUTES, "12025550143", 1)).code == "number_missing_plus"
    assert _refused(lambda: septet.Dispatch.of_query([{"id": 0}], "+12025550143", 1)).index == 0


def test_snapshots() -> None:
    one, many = (dispatch.snapshot() for dispatch in _dispatches())
    assert "+12025550143" not in one
    assert _refused(lambda: septet.Dispatch.restore(many, 0)).code == "invalid_snapshot"
    assert (
        _refused(lambda: septet.BulkDispatch.restore(one, 0, BULK, None, ROUTES)).code == "invalid_snapshot"
    )
    other = [{"id": 13}]
    assert (
        _refused(lambda: septet.BulkDispatch.restore(many, 0, BULK, None, other)).code == "invalid_snapshot"
    )
    assert _refused(lambda: septet.Dispatch.restore("{", 0)).code == "invalid_json"
    for wrong in (None, 7, {}, []):
        with pytest.raises(TypeError):
            septet.Dispatch.restore(wrong, 0)
    assert septet.Dispatch.restore(one.encode(), 0).snapshot() == one


def test_answers() -> None:
    one, many = _dispatches()
    for wrong in (None, {}, "queued"):
        with pytest.raises((TypeError, AttributeError)):
            one.message(wrong)
    with pytest.raises(TypeError):
        many.bulk_result(lambda index: index)
    with pytest.raises(ZeroDivisionError):
        many.bulk_result(lambda index: 1 / 0)
    assert many.state(2) is None
    assert _refused(lambda: many.state(-1)).field == "message"


def test_routes() -> None:
    error = _refused(lambda: septet.select_routes([], "+12025550143", 1))
    assert error.code == "no_route"
    assert _refused(lambda: septet.select_routes(ROUTES, "12025550143", 1)).code == "number_missing_plus"
    for segments, code in ((0, "invalid_option"), (-1, "invalid_option"), (256, "too_many_segments")):
        error = _refused(lambda segments=segments: septet.select_routes(ROUTES, "+12025550143", segments))
        assert error.code == code
    to = septet.PhoneNumber("+12025550143")
    assert _refused(lambda: septet.select_routes(ROUTES, to, 1, route_id=9)).code == "route_not_assigned"
    assert _refused(lambda: septet.select_routes(ROUTES, to, 1, encoding="auto")).field == "encoding"
    assert _refused(lambda: septet.select_routes(ROUTES, to, 1, network="1")).code == "network_invalid"
    short = [{"id": 1, "sender_kinds": ["short_code"], "encodings": ["ucs2"]}]
    sender = septet.SenderId("4242")
    [found] = septet.select_routes(
        short, to, 1, encoding="ucs2", sender=sender, prices=septet.PriceTable.flat("0.07", "USD")
    )
    assert (found.index, str(found.price)) == (0, "0.07")
    for wrong in ({"sender": septet.SenderId("Conerix")}, {"encoding": "gsm7"}):
        keywords = {"encoding": "ucs2", "sender": sender} | wrong
        assert (
            _refused(lambda keywords=keywords: septet.select_routes(short, to, 1, **keywords)).code
            == "no_route"
        )
    for wrong in ({"sender": "4242"}, {"prices": {}}, {"route_id": "12"}, {"network": 1}, {"color": 1}):
        with pytest.raises(TypeError):
            septet.select_routes(ROUTES, to, 1, **wrong)


def test_classifiers() -> None:
    for status in (-1, 2**32, 2**70):
        assert _refused(lambda status=status: septet.classify_smpp(status)).field == "command_status"
    assert _refused(lambda: septet.classify_http(65_536)).field == "http_status"
    assert _refused(lambda: septet.classify_provider("Twilio", "20429")).field == "provider"
    assert _refused(lambda: septet.classify_provider("twilio", "\ud800")).code == "unpaired_surrogate"
    for ask in (
        lambda: septet.classify_smpp("0"),
        lambda: septet.classify_smpp(None),
        lambda: septet.classify_http(429.0),
        lambda: septet.classify_http(429, retry_after=30),
        lambda: septet.classify_http(429, has_message_id=1),
        lambda: septet.classify_http(429, True),
        lambda: septet.classify_no_response(1),
        lambda: septet.classify_provider("twilio", 20429),
        lambda: septet.Classifier(),
        lambda: septet.Classifier(None),
        lambda: septet.Classifier([]),
        lambda: septet.Classifier.from_json({}),
    ):
        with pytest.raises(TypeError):
            ask()
    error = _refused(lambda: septet.Classifier({"overrides": [{"command_status": 1, "outcome": "gone"}]}))
    assert (error.code, error.index) == ("invalid_option", 0)
    route = {
        "id": 12,
        "classifier": {"unlisted": "hard", "overrides": [{"provider_code": "a", "outcome": "gone"}]},
    }
    error = _refused(lambda: septet.Classifier.of_route(route))
    assert (error.code, error.field, error.index) == ("invalid_option", "outcome", 0)
    error = _refused(lambda: septet.Dispatch(REQUEST, None, [*ROUTES, route]))
    assert (error.code, error.field, error.index) == ("invalid_option", "outcome", 1)
    for wrong in (None, 12, [route], {"id": 12, "price": 0.05}):
        with pytest.raises(TypeError):
            septet.Classifier.of_route(wrong)
    assert septet.Classifier.of_route(ROUTES[0]) == septet.Classifier({})
    rules = septet.Classifier({"unlisted": "retryable"})
    assert rules == septet.Classifier('{ "unlisted": "retryable" }') != septet.Classifier("{}")
    assert eval(repr(rules), {"Classifier": septet.Classifier}) == rules
    with pytest.raises(AttributeError):
        rules.unlisted = "hard"


def test_idempotency() -> None:
    print_ = septet.fingerprint("send", REQUEST)
    assert _refused(lambda: septet.fingerprint("Send", REQUEST)).code == "invalid_option"
    assert _refused(lambda: septet.fingerprint("bulk", '{"recipients": "all"}')).code == "wrong_type"
    assert _refused(lambda: septet.Stored(print_.upper())).code == "fingerprint_invalid"
    assert _refused(lambda: septet.decide(None, print_[1:], 0)).code == "fingerprint_invalid"
    assert _refused(lambda: septet.decide(None, print_, "soon")).code == "invalid_timestamp"
    for ask in (
        lambda: septet.fingerprint("send", None),
        lambda: septet.fingerprint(None, REQUEST),
        lambda: septet.Stored(None),
        lambda: septet.decide(print_, print_, 0),
        lambda: septet.decide({"fingerprint": print_}, print_, 0),
        lambda: septet.decide(None, print_.encode(), 0),
        lambda: septet.decide(None, print_, 0.5),
    ):
        with pytest.raises(TypeError):
            ask()
    assert print_ not in repr(septet.Stored(print_))


def test_signatures() -> None:
    header = septet.sign_webhook(b"{}", ["whsec_one"], 0)
    assert _refused(lambda: septet.verify_signature(header, b"{}", [], 0)).field == "secrets"
    assert _refused(lambda: septet.verify_signature(header, b"{}", ["a", ""], 0)).index == 1
    error = _refused(lambda: septet.verify_signature(f"é=1,{header},t=x", b"{}", ["whsec_one"], 0))
    assert (error.code, error.offset) == ("signature_malformed", len(header) + 5), "code points"
    assert _refused(lambda: septet.verify_signature(header, b"{}", ["whsec_one"], 0, -1)).field == "tolerance"
    for ask in (
        lambda: septet.sign_webhook({}, ["whsec_one"], 0),
        lambda: septet.sign_webhook(b"{}", "whsec_one", 0),
        lambda: septet.sign_webhook(b"{}", b"whsec_one", 0),
        lambda: septet.sign_webhook(b"{}", [1], 0),
        lambda: septet.sign_webhook(b"{}", ["whsec_one"], None),
        lambda: septet.verify_signature(header.encode(), b"{}", ["whsec_one"], 0),
        lambda: septet.verify_signature(header, None, ["whsec_one"], 0),
        lambda: septet.verify_signature(header, b"{}", ["whsec_one"], 0, 0.5),
    ):
        with pytest.raises(TypeError):
            ask()


def test_the_life_of_a_message() -> None:
    message = septet.Message(id="msg_1", to="", from_="", body="", status="sent", created_at=0)
    assert message.advance("lost", 0) is None, "a word that nobody knows moves nothing"
    assert message.advance("delivered", 60).sent_at.timestamp() == 60
    assert message.sent_at is None, "what is immutable stays"
    assert _refused(lambda: message.advance("delivered", "soon")).code == "invalid_timestamp"
    for ask in (
        lambda: message.advance(None, 0),
        lambda: message.advance("delivered", 0.5),
        lambda: message.event(7, 0),
        lambda: message.event("evt_1", 0, reference=7),
        lambda: septet.status_may_become("sent", None),
    ):
        with pytest.raises(TypeError):
            ask()


@pytest.mark.parametrize("kind", MADE_BY_SEPTET)
def test_what_only_septet_makes(kind) -> None:
    with pytest.raises(TypeError):
        kind()
