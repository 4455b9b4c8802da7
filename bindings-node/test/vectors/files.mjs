// The files of vectors.

import assert from 'node:assert/strict'
import fs from 'node:fs'

const folder = new URL('../../../tests/vectors/', import.meta.url)
const OTHERS = ['schema.json', 'errors.json', 'api.json', 'skips.json']
const MEMBERS = {
  file: ['schema', 'op', 'count', 'notes', 'tests'],
  test: ['id', 'flags', 'source', 'in', 'out', 'err'],
}

export function read(name) {
  return JSON.parse(fs.readFileSync(new URL(name, folder), 'utf8'))
}

/** The ids that this face cannot express. */
export function skips() {
  const all = fs.existsSync(new URL('skips.json', folder)) ? read('skips.json') : []
  return new Set(all.filter(({ face }) => face === 'node').map(({ id }) => id))
}

export function loadAll() {
  const names = fs.readdirSync(folder).filter((name) => name.endsWith('.json') && !OTHERS.includes(name))
  return names.sort().map((name) => {
    const file = read(name)
    assert.equal(file.schema, 1, name)
    assert.equal(file.count, file.tests.length, name)
    known(file, MEMBERS.file, name)
    for (const test of file.tests) {
      known(test, MEMBERS.test, test.id)
      assert.equal('out' in test, !('err' in test), test.id)
    }
    return file
  })
}

function known(object, members, place) {
  const unknown = Object.keys(object).filter((name) => !members.includes(name))
  assert.deepEqual(unknown, [], `${place} has members that nobody knows`)
}
