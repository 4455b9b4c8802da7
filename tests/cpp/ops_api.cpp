// The operations of messages, results, errors and events, in both forms of septet.hpp.
#include "ops.hpp"

#include <cstdlib>
#include <cstring>

#include "forms.hpp"

namespace {

std::int64_t nanos_of(std::string_view text)
{
    return text.data() ? septet::parse_amount(text) : SEPTET_NO_AMOUNT;
}

} // namespace

septet::message message_of(run *run, const std::string &object)
{
    septet::message message;
    message.id = member_str(run, object, "id");
    message.to = member_str(run, object, "to");
    message.from = member_str(run, object, "from");
    message.body = member_str(run, object, "body");
    message.status = member_str(run, object, "status");
    message.cost = nanos_of(member(run, object, "cost"));
    std::string_view currency = member(run, object, "currency");
    currency.copy(message.currency.code, 3);
    std::string_view route_id = member(run, object, "route_id");
    message.has_route_id = route_id.data() != nullptr;
    message.route_id = std::strtoull(std::string(route_id).c_str(), nullptr, 10);
    message.provider_message_id = member_str(run, object, "provider_message_id");
    message.attempts = std::strtoull(std::string(member(run, object, "attempts")).c_str(), nullptr, 10);
    message.created_at = septet::parse_timestamp(member(run, object, "created_at"));
    std::string_view sent_at = member(run, object, "sent_at");
    message.has_sent_at = sent_at.data() != nullptr;
    if (sent_at.data())
        message.sent_at = septet::parse_timestamp(sent_at);
    return message;
}

namespace {

void put_message(run *run, const std::string &object, const septet::message &message)
{
    auto path = [&](const char *name) { return object + "." + name; };
    put_str(run, path("id").c_str(), message.id);
    put_str(run, path("to").c_str(), message.to);
    put_str(run, path("from").c_str(), message.from);
    put_str(run, path("body").c_str(), message.body);
    put_str(run, path("status").c_str(), message.status);
    put_nanos(run, path("cost").c_str(), septet::amount(message.cost), 4);
    if (message.currency.code[0])
        put_word(run, path("currency").c_str(), message.currency.code);
    else
        put_null(run, path("currency").c_str());
    if (message.has_route_id)
        put_number(run, path("route_id").c_str(), message.route_id);
    else
        put_null(run, path("route_id").c_str());
    put_str(run, path("provider_message_id").c_str(), message.provider_message_id);
    put_number(run, path("attempts").c_str(), message.attempts);
    put_view(run, path("created_at").c_str(), septet::format_timestamp(message.created_at));
    if (message.has_sent_at)
        put_view(run, path("sent_at").c_str(), septet::format_timestamp(message.sent_at));
    else
        put_null(run, path("sent_at").c_str());
}

void put_request_id(run *run, const septet::answer &answer)
{
    auto id = answer.try_request_id().value();
    if (id)
        put_view(run, "request_id", *id);
    else
        put_null(run, "request_id");
}

} // namespace

void api::message_write(run *run)
{
    septet::message message = message_of(run, "message");
    std::string_view id = text_of(run, "request_id");
    forms(run, 8, FORMS(write, message, id), [&](const std::string &json) { put_view(run, "json", json); });
}

void api::message_read(run *run)
{
    std::string_view json = text_of(run, "json");
    forms(run, 8, FORMS(read_message, json), [&](const septet::answer &answer) {
        put_message(run, "message", answer.try_message().value());
        put_request_id(run, answer);
    });
}

void api::bulk_result_write(run *run)
{
    std::vector<septet::bulk_item> items(static_cast<std::size_t>(input_number(run, "bulk_result.messages.length", 0)));
    for (std::size_t i = 0; i < items.size(); i++) {
        std::string path = "bulk_result.messages[" + std::to_string(i) + "]";
        items[i].id = member_str(run, path, "id");
        items[i].to = member_str(run, path, "to");
        items[i].status = member_str(run, path, "status");
        items[i].cost = nanos_of(member(run, path, "cost"));
        items[i].error_code = member_str(run, path, "error.code");
        items[i].error_message = member_str(run, path, "error.message");
    }
    std::string_view id = text_of(run, "request_id");
    forms(run, 8, FORMS(write, items, id), [&](const std::string &json) { put_view(run, "json", json); });
}

void api::bulk_result_read(run *run)
{
    std::string_view json = text_of(run, "json");
    forms(run, 8, FORMS(read_bulk_result, json), [&](const septet::answer &answer) {
        septet_bulk_counts counts = answer.try_bulk_result().value();
        put_number(run, "total", counts.total);
        put_number(run, "sent", counts.sent);
        put_number(run, "failed", counts.failed);
        put_number(run, "bulk_result.messages.length", counts.total);
        for (std::size_t i = 0; i < counts.total; i++) {
            septet::bulk_item item = answer.try_item(i).value();
            put_str(run, at(run, "bulk_result.messages", i, ".id"), item.id);
            put_str(run, at(run, "bulk_result.messages", i, ".to"), item.to);
            put_str(run, at(run, "bulk_result.messages", i, ".status"), item.status);
            put_nanos(run, at(run, "bulk_result.messages", i, ".cost"), septet::amount(item.cost), 2);
            if (item.error_code.data) {
                put_str(run, at(run, "bulk_result.messages", i, ".error.code"), item.error_code);
                put_str(run, at(run, "bulk_result.messages", i, ".error.message"), item.error_message);
            }
        }
        put_request_id(run, answer);
    });
}

void api::error_write(run *run)
{
    septet::error_envelope envelope;
    envelope.code = member_str(run, "error", "code");
    envelope.message = member_str(run, "error", "message");
    envelope.field = member_str(run, "error", "field");
    envelope.has_index = static_cast<std::uint32_t>(input(run, "error.index").present);
    envelope.index = static_cast<std::uint64_t>(input_number(run, "error.index", 0));
    envelope.request_id = input_str(run, "request_id");
    forms(run, 8, FORMS(write, envelope), [&](const std::string &json) { put_view(run, "json", json); });
}

void api::error_read(run *run)
{
    std::string_view json = text_of(run, "json");
    forms(run, 8, FORMS(read_error, json), [&](const septet::answer &answer) {
        septet::error_envelope envelope = answer.try_error().value();
        put_str(run, "error.code", envelope.code);
        put_str(run, "error.message", envelope.message);
        put_present(run, "error.field", envelope.field);
        if (envelope.has_index)
            put_number(run, "error.index", envelope.index);
        put_request_id(run, answer);
    });
}

void api::event_write(run *run)
{
    septet::message message = message_of(run, "event.message");
    septet::event event;
    event.id = member_str(run, "event", "id");
    event.event_type = member_str(run, "event", "type");
    event.created_at = septet::parse_timestamp(member(run, "event", "created_at"));
    event.reference = member_str(run, "event", "reference");
    event.error_code = member_str(run, "event", "error.code");
    event.error_message = member_str(run, "event", "error.message");
    forms(run, 8, FORMS(write, event, message), [&](const std::string &json) { put_view(run, "json", json); });
}

void api::event_read(run *run)
{
    std::string_view json = text_of(run, "json");
    forms(run, 8, FORMS(read_event, json), [&](const septet::answer &answer) {
        septet::event event = answer.try_event().value();
        put_str(run, "event.id", event.id);
        put_str(run, "event.type", event.event_type);
        put_view(run, "event.created_at", septet::format_timestamp(event.created_at));
        put_message(run, "event.message", answer.try_message().value());
        put_str(run, "event.reference", event.reference);
        put_present(run, "event.error.code", event.error_code);
        put_present(run, "event.error.message", event.error_message);
    });
}

void api::interpret(run *run)
{
    static const char *const kinds[] = {"unreadable", "message", "bulk_result", "error"};
    auto status = static_cast<std::uint16_t>(input_number(run, "http_status", 0));
    std::string_view body = text_of(run, "body");
    std::optional<std::string_view> retry_after = optional_of(run, "retry_after");
    std::optional<std::int64_t> now;
    if (input(run, "now").present)
        now = input_number(run, "now", 0);
    forms(run, 8, FORMS(interpret, status, body, retry_after, now),
          [&](const std::pair<septet::interpretation, septet::answer> &found) {
              const auto &[interpretation, answer] = found;
              put_word(run, "kind", kinds[interpretation.kind]);
              put_str(run, "advice", septet_retry_name(interpretation.retry));
              if (interpretation.retry == SEPTET_RETRY_AFTER)
                  put_number(run, "seconds", interpretation.seconds);
              if (answer.kind() == SEPTET_ANSWER_ERROR)
                  put_str(run, "code", answer.try_error().value().code);
              if (answer.try_defect().has_value() != (answer.kind() == SEPTET_ANSWER_UNREADABLE))
                  fail(run, "the answer is of another kind");
          });
}

void api::interpret_no_response(run *run)
{
    begin(run, "interpret_silence", 8);
    put_str(run, "advice", septet_retry_name(septet::interpret_silence(text_of(run, "written") == "true")));
    expect_out(run);
}
