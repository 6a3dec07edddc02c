import { Worker } from 'node:worker_threads'
import type { EmbeddedDatabase, EmbeddedOptions, WorkerReply, WorkerRequest } from './types.ts'

/** A thread that has no database yet. */
export interface DatabaseThread {
  open(options: EmbeddedOptions): Promise<EmbeddedDatabase>
  /** Without ever having opened one. */
  end(): Promise<unknown>
}

/**
 * A thread of its own for the database, so that a long aggregate never holds up the server's event loop. It loads the engine at once, while whoever starts
 * it still looks whether the folder is whole.
 */
export function startWorker(file: URL): DatabaseThread {
  const worker = new Worker(file)
  let pending: { resolve(reply: WorkerReply): void; reject(error: Error): void } | undefined
  let dead: Error | undefined
  worker.on('message', (reply: WorkerReply) => {
    const waiting = pending
    pending = undefined
    waiting?.resolve(reply)
  })
  const fail = (error: Error): void => {
    dead = error
    pending?.reject(error)
    pending = undefined
  }
  worker.on('error', fail)
  worker.on('exit', (code) => fail(new Error(`the database thread ended with code ${code}`)))

  const call = (request: WorkerRequest, transfer: readonly ArrayBuffer[] = []): Promise<WorkerReply> =>
    new Promise((resolve, reject) => {
      if (dead !== undefined) return reject(dead)
      if (pending !== undefined) return reject(new Error('two statements were sent to the embedded database at once'))
      pending = { resolve, reject }
      worker.postMessage(request, [...transfer])
    })
  const rowsOf = (reply: WorkerReply): readonly unknown[] => {
    if (reply.type === 'done') return reply.rows
    throw Object.assign(new Error(reply.message), { code: reply.code, constraint: reply.constraint })
  }

  const database: EmbeddedDatabase = {
    run: async (statements) => rowsOf(await call({ type: 'run', statements })),
    copy: async (sql, chunk) => {
      rowsOf(await call({ type: 'copy', sql, chunk }))
    },
    close: async () => {
      rowsOf(await call({ type: 'close' }))
      await worker.terminate()
    },
  }
  return {
    open: async (options) => {
      try {
        rowsOf(await call({ type: 'open', options }))
        return database
      } catch (error) {
        await worker.terminate()
        throw error
      }
    },
    end: () => worker.terminate(),
  }
}
