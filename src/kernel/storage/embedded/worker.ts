import { parentPort } from 'node:worker_threads'
import { compileOnce, loadEngine, openDatabase } from './open-database.ts'
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
  return { type: 'failed', message: text('message') ?? String(error), code: text('code'), constraint: text('constraint') }
}

// Requests come one at a time: the client sends the next one only after this one's reply.
parentPort?.on('message', (request: WorkerRequest) => {
  answer(request).then(
    (reply) => parentPort?.postMessage(reply),
    (error: unknown) => parentPort?.postMessage(failure(error)),
  )
})
