// The operations of requests, facts and plans, in both forms of septet.hpp.
#include "ops.hpp"

#include "forms.hpp"

namespace {

void put_route_id(run *run, std::uint32_t has, std::int64_t id)
{
    // Beyond 2^53 the vectors write integers as strings.
    const std::int64_t limit = INT64_C(1) << 53;
    if (has && id > -limit && id < limit)
        put_integer(run, "request.route_id", id);
    else if (has)
        put_view(run, "request.route_id", std::to_string(id));
}

void put_strings(run *run, const char *path, const septet_str *strings, std::size_t count)
{
    put_number(run, (std::string(path) + ".length").c_str(), count);
    for (std::size_t i = 0; i < count; i++)
        put_str(run, at(run, path, i, ""), strings[i]);
}

} // namespace

void plans::send_request(run *run)
{
    std::string_view json = text_of(run, "json");
    forms(run, 8, FORMS(read_send_request, json), [&](const septet::request &handle) {
        septet::send_request request = handle.try_send().value();
        if (handle.try_bulk())
            fail(run, "a send request is a bulk request");
        put_present(run, "request.to", request.to);
        put_present(run, "request.from", request.from);
        put_present(run, "request.body", request.body);
        put_present(run, "request.reference", request.reference);
        put_route_id(run, request.has_route_id, request.route_id);
        put_strings(run, "unknown", request.unknown, request.unknown_count);
        put_view(run, "written", septet::write(request));
    });
}

void plans::bulk_request(run *run)
{
    std::string_view json = text_of(run, "json");
    forms(run, 8, FORMS(read_bulk_request, json), [&](const septet::request &handle) {
        septet::bulk_request request = handle.try_bulk().value();
        put_present(run, "request.from", request.from);
        put_present(run, "request.body", request.body);
        put_present(run, "request.reference", request.reference);
        put_route_id(run, request.has_route_id, request.route_id);
        if (request.recipients)
            put_strings(run, "request.recipients", request.recipients, request.recipient_count);
        put_strings(run, "unknown", request.unknown, request.unknown_count);
        put_view(run, "written", septet::write(request));
    });
}

void plans::chunk(run *run)
{
    std::vector<std::string> numbers(static_cast<std::size_t>(input_number(run, "recipients", 0)), "+12025550000");
    std::vector<septet_str> recipients;
    for (const std::string &number : numbers)
        recipients.push_back(septet::str(number));
    septet::bulk_request request;
    request.recipients = recipients.data();
    request.recipient_count = recipients.size();
    begin(run, "chunk", 8);
    std::size_t count = 0;
    while (auto chunk = septet::try_chunk(request, count))
        put_number(run, at(run, "sizes", count++, ""), chunk->recipient_count);
    put_number(run, "sizes.length", count);
    expect_out(run);
}

void plans::facts(run *run)
{
    std::string_view json = text_of(run, "json");
    forms(run, 8, FORMS(read_facts, json), [](const septet::facts &) {});
}

namespace {

template <class Plan, class Get>
void put_errors(run *run, const char *path, const Plan &plan, std::size_t count, Get get)
{
    put_number(run, (std::string(path) + ".length").c_str(), count);
    for (std::size_t i = 0; i < count; i++) {
        septet_error found = get(plan, i).value();
        put_word(run, at(run, path, i, ".code"), septet_status_name(found.status));
        if (found.field[0])
            put_word(run, at(run, path, i, ".field"), found.field);
        if (found.index != SEPTET_NONE)
            put_number(run, at(run, path, i, ".index"), found.index);
    }
}

// Reads both documents and plans; what fails first is the answer.
template <class Plan, class Parse, class Make>
septet::result<Plan> planned(run *run, Parse parse, Make make)
{
    std::string_view json = text_of(run, "request");
    // The request's errors come before those of the facts.
    auto request = parse(json);
    if (!request)
        return request.error();
    auto facts = septet::try_read_facts(text_of(run, "facts"));
    if (!facts)
        return facts.error();
    return make(json, *facts);
}

} // namespace

void plans::plan_send(run *run)
{
    auto quiet = [&] {
        return planned<septet::send_plan>(
            run, [](std::string_view json) { return septet::try_read_send_request(json); },
            [](std::string_view json, const septet::facts &facts) { return septet::try_plan_send_json(json, facts); });
    };
    auto loud = [&] {
        septet::request request = septet::read_send_request(text_of(run, "request"));
        return septet::plan(request.try_send().value(), septet::read_facts(text_of(run, "facts")));
    };
    forms(run, 8, quiet, loud, [&](const septet::send_plan &plan) {
        septet::send_summary summary = plan.try_summary().value();
        put_digits(run, "to", summary.to_digits);
        put_str(run, "from", septet_sender_kind_name(summary.sender_kind));
        if (auto analysis = plan.try_analysis()) {
            put_str(run, "encoding", septet_encoding_name(analysis->encoding));
            put_number(run, "units", analysis->units);
            put_number(run, "segments", analysis->segments);
        } else {
            for (const char *path : {"encoding", "units", "segments"})
                put_null(run, path);
        }
        put_errors(run, "errors", plan, summary.error_count, [](auto &plan, std::size_t i) { return plan.try_error(i); });
        put_errors(run, "warnings", plan, summary.warning_count,
                   [](auto &plan, std::size_t i) { return plan.try_warning(i); });
        if (auto most = septet::amount(summary.cost_max)) {
            put_word(run, "quote.currency", summary.currency.code);
            put_nanos(run, "quote.min", septet::amount(summary.cost_min), 2);
            put_nanos(run, "quote.max", most, 2);
        } else {
            put_null(run, "quote");
        }
        if (plan.try_write().value().front() != '{' ||
            plan.try_write_refusal("req_1").has_value() != (summary.error_count > 0))
            fail(run, "the plan is written otherwise");
    });
}

void plans::plan_bulk(run *run)
{
    auto quiet = [&] {
        return planned<septet::bulk_plan>(
            run, [](std::string_view json) { return septet::try_read_bulk_request(json); },
            [](std::string_view json, const septet::facts &facts) { return septet::try_plan_bulk_json(json, facts); });
    };
    auto loud = [&] {
        septet::request request = septet::read_bulk_request(text_of(run, "request"));
        return septet::plan(request.try_bulk().value(), septet::read_facts(text_of(run, "facts")));
    };
    forms(run, 8, quiet, loud, [&](const septet::bulk_plan &plan) {
        septet::bulk_summary summary = plan.try_summary().value();
        if (auto analysis = plan.try_analysis()) {
            put_str(run, "encoding", septet_encoding_name(analysis->encoding));
            put_number(run, "segments", analysis->segments);
        } else {
            put_null(run, "encoding");
            put_null(run, "segments");
        }
        put_errors(run, "errors", plan, summary.error_count, [](auto &plan, std::size_t i) { return plan.try_error(i); });
        put_errors(run, "warnings", plan, summary.warning_count,
                   [](auto &plan, std::size_t i) { return plan.try_warning(i); });
        put_number(run, "total", summary.total);
        put_number(run, "ok", summary.ok);
        put_number(run, "failed", summary.failed);
        put_nanos(run, "cost", septet::amount(summary.cost), 2);
        if (summary.currency.code[0])
            put_word(run, "currency", summary.currency.code);
        else
            put_null(run, "currency");
        put_number(run, "messages.length", summary.total);
        std::vector<septet::bulk_item> outcomes(summary.total);
        for (std::size_t i = 0; i < summary.total; i++) {
            septet::planned_message message = plan.try_message(i).value();
            outcomes[i].id = septet::str("msg_1");
            outcomes[i].status = septet::str("queued");
            put_str(run, at(run, "messages", i, ".to"), message.to);
            put_word(run, at(run, "messages", i, ".status"), message.status ? "failed" : "ok");
            if (auto cost = septet::amount(message.cost))
                put_nanos(run, at(run, "messages", i, ".cost"), cost, 2);
            if (message.status)
                put_word(run, at(run, "messages", i, ".code"), septet_status_name(message.status));
            if (plan.try_message_error(i).has_value() != (message.status != SEPTET_OK))
                fail(run, "the error of a message says something else");
        }
        septet::answer result = septet::read_bulk_result(plan.try_write_result(outcomes, "req_1").value());
        if (result.try_bulk_result().value().failed != summary.failed)
            fail(run, "the result says something else");
        if (plan.try_write().value().front() != '{' ||
            plan.try_write_refusal("req_1").has_value() != (summary.error_count > 0))
            fail(run, "the plan is written otherwise");
    });
}
