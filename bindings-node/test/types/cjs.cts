// The same types under `require`.

import septet = require('septet')

const analysis: septet.Analysis = septet.analyze('Hi')
const encoding: 'gsm7' | 'ucs2' = analysis.encoding
const error: septet.ErrorCode = new septet.SeptetError('', { code: 'not_gsm7' }).code
export = { encoding, error }
