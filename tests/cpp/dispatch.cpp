// What the vectors do not show of dispatches in septet.hpp: moves, both forms of errors, messages without a plan.
#include "septet.hpp"

#include <type_traits>

#include "../c/check.h"

namespace {

static_assert(!std::is_copy_constructible_v<septet::dispatch> && !std::is_copy_assignable_v<septet::bulk_dispatch>);
static_assert(std::is_nothrow_move_constructible_v<septet::dispatch> && std::is_nothrow_move_assignable_v<septet::routes>);
static_assert(!std::is_copy_constructible_v<septet::classifier> && !std::is_convertible_v<septet_dispatch *, septet::dispatch>);

septet::routes routes()
{
    return septet::read_routes({R"({"id":1,"priority":1})", R"({"id":2,"prefixes":["+44"],"price":"0.04"})"});
}

void moves()
{
    septet::routes ways = routes();
    septet::dispatch dispatch = septet::make_dispatch(septet::route_query(447700900100, 2), ways);
    // A dispatch outlives the routes that it was made of.
    septet_routes_free(ways.release());
    dispatch.try_start(0).value();
    septet::dispatch moved = std::move(dispatch);
    CHECK(dispatch.try_poll().error().status == SEPTET_ERR_NULL_ARGUMENT);
    auto action = moved.try_poll().value();
    CHECK(action && action->kind == SEPTET_ACTION_TRANSMIT && action->route_id == 2 && action->segment == 0);
    // Assigned over: the old one is freed.
    std::string snapshot = moved.try_snapshot().value();
    moved = septet::restore_dispatch(snapshot, 10);
    CHECK(septet::view(moved.try_state().value().status) == "unknown");
    // The late answer is taken, for the first of two segments.
    moved.try_result(action->token, SEPTET_OUTCOME_ACCEPTED, 20, "a1").value();
    CHECK(moved.try_provider_id(0).value() == "a1" && !moved.try_provider_id(1).value());
    CHECK(moved.try_state().value().accepted == 1);
}

void errors()
{
    septet::routes ways = routes();
    auto refused = septet::try_read_routes({R"({"id":1})", R"({"id":1,"speed":9})"});
    CHECK(!refused && refused.error().status == SEPTET_ERR_UNKNOWN_MEMBER && refused.error().index == 1);
    auto policy = septet::try_make_dispatch(septet::route_query(447700900100, 1), ways, R"({"on_unknown":"guess"})");
    CHECK(!policy && std::string_view(policy.error().field) == "on_unknown");
    try {
        (void)septet::make_bulk_dispatch(ways, "[]");
        CHECK(false);
    } catch (const septet::error &error) {
        CHECK(std::string_view(error.name()) == "wrong_type");
    }
    try {
        septet::verify_signature("t=1,v1=00", "{}", {"whsec_one"}, 1);
        CHECK(false);
    } catch (const septet::error &error) {
        CHECK(error.status() == SEPTET_ERR_SIGNATURE_MALFORMED && error.details().position == 4);
    }
    septet::dispatch dispatch = septet::make_dispatch(septet::route_query(447700900100, 1), ways);
    CHECK(dispatch.try_result(1, static_cast<septet_outcome>(0), 0).error().status == SEPTET_ERR_INVALID_OPTION);
}

void routes_are_selected()
{
    septet::routes ways = routes();
    auto prices = septet::read_price_table(R"({"currency":"USD","prices":[{"price":"0.05"}]})");
    auto found = ways.try_select(septet::route_query(447700900100, 1), &prices).value();
    CHECK(found.size() == 2 && found[0].route_id == 2 && found[1].price == 50000000);
    septet::route_query query(12025550143, 1);
    query.route_id = 2;
    CHECK(ways.try_select(query).error().status == SEPTET_ERR_NO_ROUTE);
}

void many()
{
    septet::bulk_dispatch bulk = septet::make_bulk_dispatch(routes(), R"({"window":1})");
    for (std::uint64_t last = 0; last < 5; last++)
        bulk.try_push(septet::route_query(447700900100 + last, 1)).value();
    bulk.try_push_refused(SEPTET_ERR_RECIPIENT_OPTED_OUT).value();
    bulk.try_start(0).value();
    std::size_t sent = 0;
    std::uint64_t now = 0;
    while (auto action = bulk.try_poll().value())
        if (action->kind == SEPTET_ACTION_TRANSMIT) {
            sent++;
            bulk.try_result(action->token, SEPTET_OUTCOME_ROUTE_FAULT, ++now).value();
        }
    CHECK(bulk.total() == 6 && bulk.open() == 0 && sent == 2);
    CHECK((bulk.try_parked_routes().value() == std::vector<std::uint64_t>{1, 2}));
    CHECK(bulk.try_state(5).value().error == SEPTET_ERR_RECIPIENT_OPTED_OUT && !bulk.try_state(6));
}

void temporaries()
{
    // Rules that live only for the call.
    CHECK(septet::classify_smpp(0x58, septet::read_classifier(R"({"overrides":[{"command_status":88,"outcome":"hard"}]})"))
              .outcome == SEPTET_OUTCOME_HARD);
    CHECK(septet::classify_smpp(0x58).outcome == SEPTET_OUTCOME_RETRYABLE);
    auto ways = septet::read_routes({R"({"id":7,"classifier":{"overrides":[{"command_status":88,"outcome":"hard"}]}})"});
    CHECK(septet::classify_smpp(0x58, ways.try_classifier_of(7).value()).outcome == SEPTET_OUTCOME_HARD);
    CHECK(ways.try_classifier_of(8).error().status == SEPTET_ERR_ROUTE_NOT_ASSIGNED);
    CHECK(ways.try_classifier_of(7).value().try_to_json().value() ==
          R"({"unlisted":"hard","overrides":[{"command_status":88,"outcome":"hard"}]})");
    CHECK(septet::decide(std::nullopt, std::string(64, 'a'), 0) == SEPTET_DECISION_PROCEED);
    septet::message message;
    CHECK(septet::try_advance(message, "sent", 0).error().status == SEPTET_ERR_MISSING_MEMBER);
}

} // namespace

int main()
{
    moves();
    errors();
    routes_are_selected();
    many();
    temporaries();
    std::printf("%d passed, %d failed\n", passed, failed);
    return failed != 0;
}
