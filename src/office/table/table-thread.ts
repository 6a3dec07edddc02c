import { parentPort } from 'node:worker_threads'
import { FileRefusal } from '../file/file-refusal.ts'
import { type MarkedFile, markTable } from './mark-table.ts'
import { createRowPacker } from './pack-rows.ts'
import { readTableInto, type TableFile } from './read-table.ts'
import type { TableReply } from './read-table-aside.ts'

/** Reads or marks one file at a time; nothing of it is kept. */
function answer(file: TableFile | MarkedFile): TableReply {
  try {
    if ('marks' in file) return { type: 'marked', bytes: markTable(file) }
    const packer = createRowPacker()
    const head = readTableInto(packer, file)
    return { type: 'read', head, packed: packer.finish() }
  } catch (error) {
    return error instanceof FileRefusal ? { type: 'refused', code: error.code, message: error.message } : { type: 'failed', error }
  }
}

parentPort?.on('message', (file: TableFile | MarkedFile) => {
  const reply = answer(file)
  const given = reply.type === 'read' ? reply.packed.pieces.map(({ buffer }) => buffer) : []
  parentPort?.postMessage(reply, given)
})
