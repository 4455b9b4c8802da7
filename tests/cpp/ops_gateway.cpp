// What gateways need, through septet.hpp: answers of networks, idempotency, signatures, the life of a message.
#include "ops_gateway.hpp"

#include "forms.hpp"

namespace gateway {
namespace {

void put_classification(run *run, const septet::classification &found)
{
    static const char *const classes[] = {"none",      "request", "auth",     "validation", "billing",
                                          "blocklist", "routing", "upstream", "delivery"};
    put_str(run, "outcome", septet_outcome_name(found.outcome));
    if (found.status == SEPTET_OK) {
        put_null(run, "code");
        put_null(run, "class");
    } else {
        put_word(run, "code", septet_status_name(found.status));
        put_word(run, "class", classes[septet_status_class(found.status)]);
    }
    put_bool(run, "listed", static_cast<int>(found.listed));
}

septet::result<septet::classifier> of_route(std::string_view route)
{
    auto routes = septet::try_read_routes({route});
    return routes ? routes->try_classifier_of(1) : septet::result<septet::classifier>(routes.error());
}

// With the rules of the vector or of its route, or none. `quiet` and `loud` take the rules.
template <class Quiet, class Loud, class Put>
void classify(run *run, Quiet quiet, Loud loud, Put put)
{
    std::optional<std::string_view> json = optional_of(run, "classifier"), route = optional_of(run, "route");
    forms(
        run, 8,
        [&]() -> septet::result<septet::classification> {
            if (!json && !route)
                return quiet(septet::classifier());
            auto rules = json ? septet::try_read_classifier(*json) : of_route(*route);
            return rules ? quiet(*rules) : septet::result<septet::classification>(rules.error());
        },
        [&] {
            if (route)
                return loud(septet::read_routes({*route}).try_classifier_of(1).value());
            return json ? loud(septet::read_classifier(septet::read_classifier(*json).try_to_json().value()))
                        : loud(septet::classifier());
        },
        put);
}

// The two forms of a classification under these rules.
#define UNDER_RULES(name, ...)                                                           \
    [&](const septet::classifier &rules) { return septet::try_##name(__VA_ARGS__, rules); }, \
        [&](const septet::classifier &rules) { return septet::name(__VA_ARGS__, rules); }

bool is_true(run *run, const char *name)
{
    return text_of(run, name) == "true";
}

std::vector<std::string_view> secrets_of(run *run)
{
    std::vector<std::string_view> found(static_cast<std::size_t>(input_number(run, "secrets.length", 0)));
    for (std::size_t i = 0; i < found.size(); i++)
        found[i] = text_of(run, at(run, "secrets", i, ""));
    return found;
}

} // namespace

void classify_smpp(run *run)
{
    auto status = static_cast<std::uint32_t>(input_number(run, "command_status", 0));
    classify(run, UNDER_RULES(classify_smpp, status),
             [&](const septet::classification &found) { put_classification(run, found); });
}

void classify_http(run *run)
{
    auto put = [&](const septet::classification &found) {
        put_classification(run, found);
        if (found.has_retry_after)
            put_number(run, "retry_after_ms", found.retry_after_ms);
        else
            put_null(run, "retry_after_ms");
    };
    if (!input(run, "http_status").present) {
        bool written = is_true(run, "written");
        forms(run, 8, FORMS(classify_no_response, written), put);
        return;
    }
    auto status = static_cast<std::uint16_t>(input_number(run, "http_status", 0));
    std::optional<std::string_view> retry_after = optional_of(run, "retry_after");
    std::optional<std::int64_t> now;
    if (input(run, "now").present)
        now = input_number(run, "now", 0);
    bool has_id = is_true(run, "has_message_id");
    classify(run, UNDER_RULES(classify_http, status, has_id, retry_after, now), put);
}

void classify_provider(run *run)
{
    std::string_view provider = text_of(run, "provider"), code = text_of(run, "provider_code");
    classify(run, UNDER_RULES(classify_provider, provider, code),
             [&](const septet::classification &found) { put_classification(run, found); });
}

void fingerprint(run *run)
{
    std::string_view word = text_of(run, "operation"), json = text_of(run, "json");
    septet_operation operation = word == "send"   ? SEPTET_OPERATION_SEND
                                 : word == "bulk" ? SEPTET_OPERATION_BULK
                                                  : SEPTET_OPERATION_NONE;
    forms(run, 8, FORMS(fingerprint, operation, json), [&](const std::string &found) {
        put_view(run, "fingerprint", found);
        auto request = word == "send" ? septet::read_send_request(json) : septet::read_bulk_request(json);
        if (septet::fingerprint(request) != found || septet::try_fingerprint(request).value() != found)
            fail(run, "a request that was read has another fingerprint");
    });
}

void idempotency_decide(run *run)
{
    std::optional<septet::stored> stored;
    if (auto word = optional_of(run, "stored")) {
        stored.emplace();
        stored->answered = *word == "answered";
        stored->fingerprint = input_str(run, "stored_fingerprint");
        stored->expires_at = input_number(run, "expires_at", 0);
    }
    std::string_view fingerprint = text_of(run, "fingerprint");
    std::int64_t now = input_number(run, "now", 0);
    forms(run, 8, FORMS(decide, stored, fingerprint, now), [&](septet_decision decision) {
        put_str(run, "decision", septet_decision_name(decision));
        septet_status status = septet_decision_status(decision);
        if (status == SEPTET_OK)
            put_null(run, "code");
        else
            put_word(run, "code", septet_status_name(status));
    });
}

void verify_signature(run *run)
{
    std::string_view header = text_of(run, "header"), body = text_of(run, "body");
    auto secrets = secrets_of(run);
    std::int64_t now = input_number(run, "now", 0);
    auto tolerance = static_cast<std::uint64_t>(input_number(run, "tolerance", 0));
    forms(
        run, 8, [&] { return septet::try_verify_signature(header, body, secrets, now, tolerance); },
        [&] {
            septet::verify_signature(header, body, secrets, now, tolerance);
            return septet::nothing();
        },
        [&](septet::nothing) {});
}

void sign_webhook(run *run)
{
    std::string_view body = text_of(run, "body");
    auto secrets = secrets_of(run);
    std::int64_t now = input_number(run, "now", 0);
    forms(run, 8, FORMS(sign_webhook, body, secrets, now),
          [&](const std::string &header) { put_view(run, "header", header); });
}

void message_life(run *run)
{
    septet::message before = message_of(run, "message"), message;
    std::string_view status = text_of(run, "status");
    std::int64_t now = septet::parse_timestamp(text_of(run, "at"));
    septet::event event;
    event.id = input_str(run, "event_id");
    event.created_at = now;
    event.reference = input_str(run, "reference");
    event.error_code = member_str(run, "error", "code");
    event.error_message = member_str(run, "error", "message");
    forms(
        run, 8, [&] { return septet::try_advance(message = before, status, now); },
        [&] { return septet::advance(message = before, status, now); },
        [&](bool moved) {
            if (septet::may_become(septet::view(before.status), status) != moved)
                fail(run, "may become and became are two things");
            put_bool(run, "moved", moved);
            put_str(run, "status", message.status);
            if (message.has_sent_at)
                put_view(run, "sent_at", septet::format_timestamp(message.sent_at));
            else
                put_null(run, "sent_at");
            auto told = septet::try_write_event(message, event);
            if (moved && told) {
                put_view(run, "event", *told);
                if (septet::write_event(message, event) != *told)
                    fail(run, "the two forms write two events");
            } else {
                put_null(run, "event");
            }
        });
}

} // namespace gateway
