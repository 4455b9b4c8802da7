#!/usr/bin/env python3
"""An independent, slow and obvious implementation of what the vectors state.

Written from 3GPP TS 23.038 and TS 23.040, E.164, RFC 8259, RFC 3339, RFC 6750, RFC 9110, the client's API document and
docs/rules.md, without a look at the Rust code. Python 3.11, standard library only. It favours plain code over
speed everywhere: nothing here is meant to be used for anything but checking.

    python3 tests/vectors/reference.py [substring]

reads every vector file beside it, computes every test and prints the differences; the last line is
`N passed, M failed`. It exits with 1 when something failed. The code is in the folder `reference`, one file for each subject.
"""

import sys

from reference.runner import main

if __name__ == "__main__":
    sys.exit(main())
