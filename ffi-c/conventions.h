/**
 * @file septet.h
 * septet: the brain of sending SMS, without the sockets. Text, numbers, senders, money and requests go in; encoding, segments,
 * cost, errors and answers come out. No input or output, no clock, no environment, no locale, no logging, no global state.
 *
 * SPDX-License-Identifier: MIT OR Apache-2.0
 *
 * # Conventions
 *
 * NAMES. Functions and types begin with `septet_`, constants with `SEPTET_`. A function is `septet_<noun>_<verb>`; its arguments
 * are the object, the inputs, the options, the outputs and, last, the error.
 *
 * STATUS. A function that can fail returns a `septet_status`: `SEPTET_OK` is 0, 1 to 19 are mistakes of the call, 100 and above are
 * the codes that every face of septet shares. The numbers never change; newer releases add more, so treat one that you do not know
 * as a failure. Functions that cannot fail return their value. There is no hidden "last error".
 *
 * ERROR. The last argument `septet_error *err` may be NULL. Otherwise set its `struct_size` (`septet_error err = SEPTET_ERROR_INIT;`);
 * when the function fails, it is filled with the position, the field, the limit and a message. It holds no pointer and needs no
 * freeing. When the function succeeds, it is left alone.
 *
 * TEXT is a pointer and a length, never ended by NUL: UTF-8 with its length in octets, or UTF-16 in the byte order of the machine
 * with its length in units (functions named `_utf16`). Text that is not well-formed is an error with its position; nothing is ever
 * replaced. Positions are 0-based and count what the length counts. `(NULL, 0)` is an empty text. In a `septet_str`, NULL means that
 * the text is absent.
 *
 * OUTPUT goes to memory of the caller's: a buffer, its size and a place for the length. When the buffer is too small the function
 * returns `SEPTET_ERR_BUFFER_TOO_SMALL` and writes nothing but the length that is needed; `(NULL, 0)` asks only for that. Text that is
 * written is not ended by NUL. All other outputs are written only on success.
 *
 * STRUCTS that begin with `struct_size` may grow. Set it to `sizeof` the struct (the `_INIT` macros do): a library that is newer or
 * older then reads and writes what both know. Zero in a member always means the default. Structs without `struct_size` do not grow.
 *
 * ENUMS come in as integers and are checked (`SEPTET_ERR_INVALID_OPTION`); they go out as integers too, so that a newer library may
 * return one that this header does not name.
 *
 * HANDLES are made by functions with an `out` for one (`_new`, `_parse`, `_of_plan`, `_restore`) and freed by the `_free`
 * function of their type; `_free(NULL)` does nothing. A handle may be used from any thread. Calls on a `const` handle may run at
 * the same time, and calls on a planner or a dispatch take turns; nothing may run at the same time as `_free`. Strings that are
 * got from a handle live as long as it does. Nothing else that the library returns has to be freed.
 *
 * POINTERS are checked for NULL and for alignment, lengths for what can exist. What cannot be checked is up to the caller: that a
 * pointer is readable or writable for its length, that an output overlaps no input, that a handle has not been freed.
 *
 * DEFECTS. A panic inside the library ends the call with `SEPTET_ERR_PANIC`, not the process. A handle that it touched is poisoned:
 * it answers `SEPTET_ERR_POISONED` and can only be freed.
 *
 * ALLOCATION. Analysing, splitting, checking numbers and senders, and reading amounts allocate nothing, but for a copy of
 * `header_elements` and for what the options `normalize` and `keep_…` say. Whatever makes a handle, fills a template, or deals with
 * JSON, with a dispatch or with octets of the wire does.
 *
 * MONEY is `int64_t` nanos, 10^-9 of a currency's unit; `SEPTET_NO_AMOUNT` where it is not known. TIME is seconds since 1970, from the
 * caller's clock; dispatches count in milliseconds (`_ms`). RANDOM octets are the caller's.
 */
