import { parentPort } from 'node:worker_threads'
import { FileRefusal } from '../file/file-refusal.ts'
import { readTable } from './read-table.ts'
import type { TableReply, TableRequest } from './read-table-aside.ts'
import type { OfficeTable } from './types.ts'

const batch = 500
let table: OfficeTable | undefined
let sent = 0

/** One file at a time: what reads it, then its rows batch by batch as they are asked for, then the rest; nothing of it is kept. */
function answer(request: TableRequest | 'more'): TableReply {
  if (request !== 'more') {
    table = readTable(request.bytes, request.fileName, request.options)
    sent = 0
  }
  if (table === undefined) throw new Error('rows were asked for before there was a file')
  const { rows, ...rest } = table
  const some = rows.slice(sent, sent + batch)
  sent += some.length
  if (some.length > 0) return { type: 'rows', rows: some }
  table = undefined
  return { type: 'done', table: rest }
}

function failure(error: unknown): TableReply {
  return error instanceof FileRefusal ? { type: 'refused', code: error.code, message: error.message } : { type: 'failed', error }
}

parentPort?.on('message', (request: TableRequest | 'more') => {
  let reply: TableReply
  try {
    reply = answer(request)
  } catch (error) {
    reply = failure(error)
  }
  parentPort?.postMessage(reply)
})
