'use strict'

// A route's rules about answers, as JSON: alone in a classifier, or as a member of the route.

const wire = require('./wire.cjs')

const RULE = wire.schema({
  commandStatus: wire.integer,
  httpStatus: wire.integer,
  providerCode: wire.string,
  outcome: wire.string,
  error: wire.string,
})

const RULES = wire.schema({ unlisted: wire.string, overrides: wire.list(wire.object(RULE)) })

module.exports = { RULES }
