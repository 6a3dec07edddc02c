import { parentPort } from 'node:worker_threads'
import { compileOnce } from './engine-code.ts'
import { loadEngine, openDatabase } from './open-database.ts'
import type { EmbeddedDatabase, WorkerReply, WorkerRequest } from './types.ts'

compileOnce()
loadEngine()

const noRows: WorkerReply = { type: 'done', rows: [] }
let database: EmbeddedDatabase | undefined

async function answer(request: WorkerRequest): Promise<WorkerReply> {
  if (request.type === 'open') {
    database = await openDatabase(request.options)
    return noRows
  }
  if (database === undefined) throw new Error('the database is not open')
  if (request.type === 'run') return { type: 'done', rows: await database.run(request.statements) }
  if (request.type === 'copy') await database.copy(request.sql, request.chunk)
  else await database.close()
  return noRows
}

function failure(error: unknown): WorkerReply {
  const text = (name: string): string | undefined => {
    const found: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, name) : undefined
    return typeof found === 'string' ? found : undefined
  }
  return { type: 'failed', message: text('message') ?? presentFault(error), code: text('code'), constraint: text('constraint') }
}

/** What the files of the database throw is no error, and has a number alone. */
function presentFault(error: unknown): string {
  const number: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, 'errno') : undefined
  return typeof number === 'number' ? `文件读不了，错误号 ${number}` : String(error)
}

// Requests come one at a time: the client sends the next one only after this one's reply.
parentPort?.on('message', (request: WorkerRequest) => {
  answer(request).then(
    (reply) => parentPort?.postMessage(reply),
    (error: unknown) => parentPort?.postMessage(failure(error)),
  )
})
