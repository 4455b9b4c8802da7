'use strict'

const { checkBytes, checkInteger, checkObject, checkOptionalString, checkString } = require('./arguments.cjs')
const { binding } = require('./binding.cjs')
const { outOfRange } = require('./errors.cjs')

/** The edge of HTTP as pure functions, for those who build a gateway. */
const http = Object.freeze({
  /** The most octets of a body unless told otherwise. */
  DEFAULT_MAX_BODY: binding.httpDefaultMaxBody(),

  /** The operation of a method and a path. */
  route(method, path) {
    return binding.httpRoute(checkString('method', method), checkString('path', path))
  },

  /** Checks the headers of a request before its body is read, and gives the bearer token. */
  check(request) {
    const { authorization, contentType, bodyLength, maxBody } = checkObject('request', request)
    return binding.httpCheck(
      checkOptionalString('request.authorization', authorization),
      checkOptionalString('request.contentType', contentType),
      checkInteger('request.bodyLength', bodyLength, 0, Number.MAX_SAFE_INTEGER),
      maxBody === undefined ? undefined : checkInteger('request.maxBody', maxBody, 0, Number.MAX_SAFE_INTEGER),
    )
  },
})

/** How many random octets an id takes. */
const RANDOM_OCTETS = 24

function idMaker(kind) {
  return (random) => {
    checkBytes('random', random)
    if (random.length !== RANDOM_OCTETS) throw outOfRange('random.length', String(RANDOM_OCTETS), random.length)
    return binding.id(kind, random)
  }
}

module.exports = { http, messageId: idMaker('message'), requestId: idMaker('request'), eventId: idMaker('event') }
