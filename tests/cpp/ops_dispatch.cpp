// Traces of dispatches, through septet.hpp.
#include "ops_gateway.hpp"

#include "forms.hpp"

namespace gateway {
namespace {

std::vector<std::string_view> routes_of(run *run)
{
    std::vector<std::string_view> found(static_cast<std::size_t>(input_number(run, "routes.length", 0)));
    for (std::size_t i = 0; i < found.size(); i++)
        found[i] = text_of(run, at(run, "routes", i, ""));
    return found;
}

septet::facts facts_of(run *run)
{
    auto json = optional_of(run, "facts");
    return json ? septet::read_facts(*json) : septet::facts();
}

std::uint64_t number(run *run, const std::string &object, const char *name)
{
    return std::strtoull(std::string(member(run, object, name)).c_str(), nullptr, 10);
}

std::string told(const septet::action &action)
{
    std::string at = std::to_string(action.at_ms);
    switch (action.kind) {
    case SEPTET_ACTION_TRANSMIT:
        return "transmit " + std::to_string(action.token) + " " + std::to_string(action.message) + " " +
               std::to_string(action.segment) + " " + std::to_string(action.route_id) + " " + at;
    case SEPTET_ACTION_TIMEOUT:
        return "timeout " + at;
    default:
        return "done";
    }
}

// Gives a dispatch its inputs. `cancel_message` and `restore` are what the two kinds do not have in common.
template <class Dispatch, class CancelMessage, class Restore>
void replay(run *run, Dispatch &dispatch, CancelMessage cancel_message, Restore restore)
{
    auto steps = static_cast<std::size_t>(input_number(run, "steps.length", 0));
    put_number(run, "polled.length", steps);
    for (std::size_t i = 0; i < steps; i++) {
        std::string step = "steps[" + std::to_string(i) + "]";
        std::string_view what = member(run, step, "input");
        std::uint64_t now = number(run, step, "now");
        if (what == "start") {
            dispatch.try_start(now).value();
        } else if (what == "timeout") {
            dispatch.try_timeout(now).value();
        } else if (what == "cancel" && member_str(run, step, "message").data) {
            cancel_message(static_cast<std::size_t>(number(run, step, "message")), now);
        } else if (what == "cancel") {
            dispatch.try_cancel(now).value();
        } else if (what == "restore") {
            dispatch = restore(dispatch.try_snapshot().value(), now);
        } else {
            auto outcome = static_cast<septet_outcome>(septet_outcome_from_name(member_str(run, step, "outcome")));
            dispatch
                .try_result(number(run, step, "token"), outcome, now,
                            septet::optional_view(member_str(run, step, "provider_id")),
                            number(run, step, "retry_after_ms"))
                .value();
        }
        std::string list = "polled[" + std::to_string(i) + "]";
        std::size_t count = 0;
        while (auto action = dispatch.try_poll().value())
            put_view(run, at(run, list.c_str(), count++, ""), told(*action));
        put_number(run, (list + ".length").c_str(), count);
    }
}

void put_parked(run *run, const std::vector<std::uint64_t> &parked)
{
    put_number(run, "parked.length", parked.size());
    for (std::size_t i = 0; i < parked.size(); i++)
        put_number(run, at(run, "parked", i, ""), parked[i]);
}

// A dispatch is changed by its inputs, so each form makes one of its own. A throw on the way is a failure of the vector.
template <class Quiet, class Loud, class Put>
void traced(run *run, Quiet quiet, Loud loud, Put put)
{
    auto made = [&]() -> decltype(quiet(std::declval<const septet::routes &>())) {
        auto ways = septet::try_read_routes(routes_of(run));
        if (!ways)
            return ways.error();
        return quiet(*ways);
    };
    forms(run, 8, made, [&] { return loud(septet::read_routes(routes_of(run))); }, put);
}

} // namespace

void dispatch_trace(run *run)
{
    septet::facts facts = facts_of(run);
    septet::request request = septet::read_send_request(text_of(run, "request"));
    septet::send_request members = request.try_send().value();
    septet::send_plan plan = septet::plan(members, facts);
    auto policy = optional_of(run, "policy");
    auto put = [&](septet::dispatch &dispatch) {
        replay(
            run, dispatch, [&](std::size_t, std::uint64_t now) { dispatch.try_cancel(now).value(); },
            [](const std::string &json, std::uint64_t now) { return septet::restore_dispatch(json, now); });
        septet::message queued;
        queued.id = septet::str("msg_1");
        queued.to = septet::str(septet::view(members.to));
        queued.from = septet::str(septet::view(members.from));
        queued.body = septet::str(septet::view(members.body));
        queued.status = septet::str("queued");
        put_view(run, "json", dispatch.try_write_message(queued, "req_1").value());
        septet::message_state state = dispatch.try_state().value();
        if (state.error == SEPTET_OK)
            put_null(run, "error");
        else
            put_word(run, "error", septet_status_name(state.error));
        put_number(run, "transmits", state.transmits);
        put_number(run, "accepted", state.accepted);
        put_bool(run, "duplicate_possible", static_cast<int>(state.duplicate_possible));
        put_number(run, "provider_ids.length", state.segments);
        for (std::size_t i = 0; i < state.segments; i++) {
            auto id = dispatch.try_provider_id(i).value();
            if (id)
                put_view(run, at(run, "provider_ids", i, ""), *id);
            else
                put_null(run, at(run, "provider_ids", i, ""));
        }
        put_parked(run, dispatch.try_parked_routes().value());
    };
    traced(
        run, [&](const septet::routes &ways) { return septet::try_make_dispatch(plan, ways, policy); },
        [&](const septet::routes &ways) { return septet::make_dispatch(plan, ways, policy); }, put);
}

void bulk_dispatch_trace(run *run)
{
    septet::facts facts = facts_of(run);
    septet::bulk_plan plan = septet::plan_bulk_json(text_of(run, "request"), facts);
    auto policy = optional_of(run, "policy");
    auto put = [&](septet::bulk_dispatch &dispatch) {
        replay(
            run, dispatch,
            [&](std::size_t message, std::uint64_t now) { dispatch.try_cancel_message(message, now).value(); },
            [&](const std::string &json, std::uint64_t now) {
                return septet::restore_bulk_dispatch(json, septet::read_routes(routes_of(run)), now);
            });
        std::vector<std::string> ids;
        put_number(run, "transmits.length", dispatch.total());
        std::size_t open = 0;
        for (std::size_t i = 0; i < dispatch.total(); i++) {
            ids.push_back("msg_" + std::to_string(i));
            septet::message_state state = dispatch.try_state(i).value();
            put_number(run, at(run, "transmits", i, ""), state.transmits);
            open += septet::view(state.status) == "queued";
        }
        if (open != dispatch.open())
            fail(run, "another count of open messages");
        put_view(run, "json", dispatch.try_write_result(plan, ids, "req_1").value());
        put_parked(run, dispatch.try_parked_routes().value());
    };
    traced(
        run, [&](const septet::routes &ways) { return septet::try_make_dispatch(plan, ways, policy); },
        [&](const septet::routes &ways) { return septet::make_dispatch(plan, ways, policy); }, put);
}

} // namespace gateway
