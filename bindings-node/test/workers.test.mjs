// Several environments in one process.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Worker } from 'node:worker_threads'

import * as septet from 'septet'

const SCRIPT = `
  const { parentPort, workerData } = require('node:worker_threads')
  const septet = require('septet')
  const text = workerData
  for (let round = 0; round < 20_000; round++) {
    if (septet.analyze(text).units !== text.length) throw new Error('another thread wrote here')
  }
  let code
  try { septet.analyze('\\ud800') } catch (error) { code = error.code }
  septet.analyzeManyAsync([text]).then((columns) => {
    parentPort.postMessage([septet.analyze(text), code, columns.units[0], septet.PhoneNumber.parse('+12025550143').e164])
  })`

function run(text) {
  return new Promise((resolve, reject) => {
    const worker = new Worker(SCRIPT, { eval: true, workerData: text })
    worker.once('message', resolve)
    worker.once('error', reject)
  })
}

test('each worker has its own memory', async () => {
  const texts = ['a', 'ab', 'a'.repeat(500), 'я'.repeat(80), '']
  const found = await Promise.all(texts.map(run))
  texts.forEach((text, index) => {
    assert.deepEqual(found[index], [septet.analyze(text), 'unpaired_surrogate', text.length, '+12025550143'])
  })
})

test('workers come and go', async () => {
  for (let round = 0; round < 10; round++) {
    const worker = new Worker(`require('septet').analyze('x'); setInterval(() => {}, 1000)`, { eval: true })
    await new Promise((resolve) => worker.once('online', resolve))
    await worker.terminate()
  }
  assert.equal(septet.analyze('still here').segments, 1)
})
