// The operations of the wire, in C++.
#ifndef SEPTET_TESTS_WIRE_HPP
#define SEPTET_TESTS_WIRE_HPP

#include "septet.hpp"

#include "../c/support.h"

septet::text_options options_of(run *run);

namespace wire {

void septets_pack(run *run);
void septets_unpack(run *run);
void udh_build(run *run);
void udh_parse(run *run);
void user_data_encode(run *run);
void user_data_decode(run *run);
void data_coding(run *run);
void address_encode(run *run);
void address_decode(run *run);
void submit_encode(run *run);
void submit_decode(run *run);
void submit_split(run *run);
void deliver_encode(run *run);
void deliver_decode(run *run);
void status_report_encode(run *run);
void status_report_decode(run *run);
void smpp_command_status(run *run);
void smpp_time(run *run);
void smpp_submit(run *run);
void smpp_deliver_decode(run *run);
void receipt_parse(run *run);
void message_id_convert(run *run);
void tp_status(run *run);
void delivery_aggregate(run *run);
void reassemble(run *run);

} // namespace wire

#endif
