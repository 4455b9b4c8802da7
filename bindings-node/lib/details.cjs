'use strict'

/**
 * What a question to the addon says beside text and options: lists of words by name, as JSON. A word that is ill-formed is
 * none that the core knows, and made well-formed it is refused as any other.
 */
function detailsJson(details) {
  const lists = {}
  for (const [name, value] of Object.entries(details)) {
    if (value === undefined || value === null || value === false) continue
    lists[name] = (Array.isArray(value) ? value : [value]).map((word) => String(word).toWellFormed())
  }
  return JSON.stringify(lists)
}

module.exports = { detailsJson }
