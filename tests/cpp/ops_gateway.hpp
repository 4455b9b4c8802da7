// The operations of gateways and dispatches, in C++.
#ifndef SEPTET_TESTS_OPS_GATEWAY_HPP
#define SEPTET_TESTS_OPS_GATEWAY_HPP

struct run;

namespace gateway {

void classify_smpp(run *run);
void classify_http(run *run);
void classify_provider(run *run);
void fingerprint(run *run);
void idempotency_decide(run *run);
void verify_signature(run *run);
void sign_webhook(run *run);
void message_life(run *run);
void dispatch_trace(run *run);
void bulk_dispatch_trace(run *run);

} // namespace gateway

#endif
