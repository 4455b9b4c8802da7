use septet as _;
