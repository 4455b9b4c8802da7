// What the vectors do not show of septet.hpp: moves, both forms of errors, views, columns.
#include "septet.hpp"

#include <cstdio>
#include <thread>
#include <type_traits>

namespace {

int passed, failed;

#define CHECK(condition)                                                    \
    do {                                                                    \
        if (condition) {                                                    \
            passed++;                                                       \
        } else {                                                            \
            failed++;                                                       \
            std::printf("FAIL %s:%d: %s\n", __FILE__, __LINE__, #condition); \
        }                                                                   \
    } while (0)

static_assert(!std::is_copy_constructible_v<septet::facts> && !std::is_copy_assignable_v<septet::bulk_plan>);
static_assert(std::is_nothrow_move_constructible_v<septet::answer> && std::is_nothrow_move_assignable_v<septet::request>);
static_assert(!std::is_convertible_v<septet_facts *, septet::facts>);

void moves()
{
    septet::facts facts = septet::read_facts(R"({"prices":{"currency":"USD","prices":[{"price":0.05}]}})");
    septet::facts moved = std::move(facts);
    CHECK(facts.get() == nullptr && moved.get() != nullptr);
    septet::send_plan plan = septet::plan(septet::send_request("+12025550143", "Conerix", "Hi"), moved);
    CHECK(septet::amount(plan.try_summary().value().cost_max) == 50000000);
    // Freed by hand what was released.
    septet_facts_free(moved.release());
    CHECK(moved.get() == nullptr);
    // Assigned over: the old one is freed.
    plan = septet::plan(septet::send_request("oops", "Conerix", "Hi"));
    CHECK(plan.try_summary().value().error_count == 1);
    CHECK(plan.try_error(0).value().status == SEPTET_ERR_NUMBER_INVALID_CHARACTER);
    septet::send_plan gone = std::move(plan);
    // A handle that was moved away answers, and says so.
    CHECK(plan.try_summary().error().status == SEPTET_ERR_NULL_ARGUMENT);
}

void errors()
{
    auto result = septet::try_parse_phone("+12025");
    CHECK(!result && result.error().actual == 5 && result.error().limit == 7);
    try {
        (void)septet::parse_phone("+12025");
        CHECK(false);
    } catch (const std::runtime_error &error) {
        CHECK(std::string(error.what()) == "the number has too few digits (5, at least 7)");
    }
    try {
        (void)septet::try_analyze("\xFF").value();
        CHECK(false);
    } catch (const septet::error &error) {
        CHECK(error.status() == SEPTET_ERR_INVALID_UTF8 && std::string_view(error.name()) == "invalid_utf8");
        CHECK(error.details().position == 0);
    }
}

void views()
{
    CHECK(septet::analyze(std::string_view()).segments == 1);
    CHECK(septet::analyze(u"\U0001F600").utf16_units == 2);
    CHECK(!septet::optional_view(septet_str SEPTET_STR_INIT) && septet::optional_view(septet::str("")));
    CHECK(septet::str(std::string_view()).data != nullptr);
    // Longer than the first try of the buffer.
    std::string text(1000, 'x');
    CHECK(septet::prepare(text) == text);
    septet::text_options options;
    options.concatenation_reference = 7;
    options.has_concatenation_reference = 1;
    auto segments = septet::segments(text, options);
    CHECK(segments.size() == 7 && segments[6].header_len == 6 && segments[6].header[5] == 7);
}

void columns()
{
    std::vector<std::int16_t> error(2);
    std::vector<std::int8_t> encoding(2);
    std::vector<std::int32_t> units(2), segments(2), first(2);
    septet_analysis_columns columns = SEPTET_ANALYSIS_COLUMNS_INIT;
    columns.rows = 2;
    columns.error = error.data();
    columns.encoding = encoding.data();
    columns.units = units.data();
    columns.segments = segments.data();
    columns.first_offender = first.data();
    CHECK(septet::analyze_many("Hi\xE4\xB8\xAD", std::vector<std::int32_t>{0, 2, 5}, columns) == 2);
    CHECK(encoding[0] == SEPTET_ENCODING_GSM7 && encoding[1] == SEPTET_ENCODING_UCS2 && first[1] == 0);
    std::vector<std::int64_t> number(2);
    std::vector<std::int16_t> calling_code(2);
    septet_number_columns numbers = SEPTET_NUMBER_COLUMNS_INIT;
    numbers.rows = 2;
    numbers.error = error.data();
    numbers.number = number.data();
    numbers.calling_code = calling_code.data();
    CHECK(septet::check_phones("+12025550143oops", {0, 12, 16}, SEPTET_NUMBER_LENGTH, numbers) == 2);
    CHECK(number[0] == 12025550143 && error[1] == SEPTET_ERR_NUMBER_INVALID_CHARACTER);
}

void planner()
{
    septet::bulk_request request;
    request.from = septet::str("Conerix");
    request.body = septet::str("Doors open at 7");
    septet::bulk_planner planner = septet::make_planner(request);
    septet_str recipients[] = {septet::str("+12025550143"), septet::str("+12025550143")};
    CHECK(planner.try_plan(recipients, 2).value().try_summary().value().ok == 1);
    std::thread other([&] { CHECK(planner.try_plan(recipients, 2).value().try_summary().value().ok == 0); });
    other.join();
}

// Text to PDUs and to SMPP, and back through one reassembler.
void wire()
{
    std::string text(161, 'q');
    septet::text_options options;
    options.has_concatenation_reference = 1;
    options.concatenation_reference = 7;
    septet::sms_submit submit;
    static_cast<septet_address &>(submit.destination) = septet::parse_address("+12025550143");
    static_cast<septet_validity &>(submit.validity) = septet::relative_validity(24 * 3600);
    std::vector<septet::pdu> pdus = septet::split(submit, text, options);
    septet::smpp_submit fields;
    fields.from = septet::str("Conerix");
    fields.to = septet::str("+12025550143");
    septet::smpp_messages messages = septet::submit_sm(fields, text, options);
    CHECK(pdus.size() == 2 && messages.try_size().value() == 2);
    septet::octets header = messages.try_header(1).value();
    CHECK(header == septet::octets({5, 0, 3, 7, 2, 2}));
    septet::parsed_udh parsed = septet::parse_udh(header);
    CHECK(parsed.elements.size() == 1 && parsed.what_counts.concatenation.number == 2);
    septet::reassembler reassembler = septet::make_reassembler();
    for (std::size_t i = 0; i < 4; i++) {
        septet::user_data data;
        if (i < 2) {
            const septet::pdu &pdu = pdus[i];
            static_cast<septet_user_data &>(data) =
                septet::decode_submit(septet::octets_view(pdu.octets, pdu.octet_count)).user_data;
        }
        auto events = i < 2 ? reassembler.try_push("1", "2", data, i) : reassembler.try_push(messages, i - 2, {}, i);
        septet::reassembly_event event = events->try_event(0).value();
        CHECK(event.kind == (i % 2 ? SEPTET_REASSEMBLY_COMPLETE : SEPTET_REASSEMBLY_STORED));
    }
    CHECK(reassembler.try_state().value().messages == 0);
    CHECK(!septet::try_parse_smpp_message(septet::octets{0}).has_value());
    CHECK(septet::try_submit_sm({}, "a").error().status == SEPTET_ERR_SENDER_EMPTY);
    septet::delivery delivery(2), copy = delivery;
    CHECK(delivery.try_apply(0, SEPTET_DELIVERY_FAILED).value() && delivery.status() == SEPTET_DELIVERY_FAILED);
    CHECK(copy.status() == SEPTET_DELIVERY_PENDING && copy.segments()[0] == SEPTET_DELIVERY_PENDING);
}

} // namespace

int main()
{
    moves();
    errors();
    views();
    columns();
    planner();
    wire();
    std::printf("%d passed, %d failed\n", passed, failed);
    return failed != 0;
}
