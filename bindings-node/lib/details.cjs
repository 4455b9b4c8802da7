'use strict'

/**
 * What a question to the addon says beside text and options, as JSON. These are words and names; one that is ill-formed
 * is none that the core knows, and made well-formed it is refused as any other.
 */
function detailsJson(details) {
  return JSON.stringify(details, (_, value) => (typeof value === 'string' ? value.toWellFormed() : value))
}

module.exports = { detailsJson }
