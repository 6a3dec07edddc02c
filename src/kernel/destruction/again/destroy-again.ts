import { sql } from 'kysely'
import type { Actor } from '../../access/types.ts'
import { townTime } from '../../audit/instant.ts'
import { writeAudited } from '../../audit/write-audited.ts'
import type { Kernel } from '../../context.ts'
import { certificateLedger } from '../../destroyed/certificate.ledger.ts'
import { compileMark } from '../../destroyed/record-mark.ts'
import { addInChange } from '../../ledger/command/add-record.ts'
import { readRecord } from '../../ledger/query/read-record.ts'
import { versionDetail } from '../../ledger/record/write-records.ts'
import { idRow } from '../../storage/row.ts'
import { readerIn, readInTown, type TownReading } from '../../town-session.ts'
import { carryOut } from '../carry-out.ts'
import { presentCertificate } from '../certificates.ts'
import { certifying } from '../certifying.ts'
import { cleanDestroyed } from '../clean-destroyed.ts'
import type { Condemned } from '../find-condemned.ts'
import type { DestructionScope } from '../scope.ts'
import type { Certificate } from '../types.ts'
import type { DestroyedNote } from './read-destroyed.ts'

const chunk = 20_000

/**
 * Destroys again what was certified destroyed and an older backup has brought back: by the marks, with the same seals and a certificate of its own that says
 * whose decision it was. Gives the certificates; of a note whose records are not there nothing is done.
 */
export async function destroyAgain(kernel: Kernel, actor: Actor, notes: readonly DestroyedNote[]): Promise<readonly Certificate[]> {
  const done: Certificate[] = []
  for (const note of notes.filter(({ town }) => town === actor.town)) {
    const isBack = await readInTown(kernel, actor, 'destroy', async (place) => (await findMarked(place, note)).length > 0)
    if (isBack) done.push(await destroyNoted(kernel, actor, note))
  }
  return done
}

async function destroyNoted(kernel: Kernel, actor: Actor, note: DestroyedNote): Promise<Certificate> {
  const ledger = kernel.catalogue.getLedger(certificateLedger.id)
  const asked = await writeAudited(kernel, actor, async (change) => {
    const written = await addInChange(certifying(kernel), change, { ledger: ledger.id, values: valuesOf(note, { actor, at: change.at }) })
    const result = presentCertificate(await readRecord(readerIn(kernel, actor, change.session), { ledger, id: written.id }))
    return { result, note: { action: 'destroy.request', ledger: ledger.id, record: written.id, detail: versionDetail(written) } }
  })
  await writeAudited(kernel, actor, async (change) => {
    const place = readerIn(kernel, actor, change.session)
    const detail = await carryOut(place, change, {
      certificate: asked,
      scope: scopeOf(note),
      condemned: await findMarked(place, note),
      begin: () => undefined,
      days: { first: note.firstDay, last: note.lastDay },
      confirmedBy: note.confirmedBy,
    })
    return { result: undefined, note: { action: 'destroy', ledger: ledger.id, record: asked.id, detail } }
  })
  return cleanDestroyed(kernel, actor, { id: asked.id })
}

function valuesOf(note: DestroyedNote, { actor, at }: { readonly actor: Actor; readonly at: string }) {
  const isDue = note.responses === ''
  return {
    name: `${isDue ? note.about : `${note.about}个人信息`}销毁证书（恢复备份后再次销毁）`,
    state: 'requested',
    ...(isDue ? { dueLedgers: note.dueLedgers } : { responses: note.responses, response: note.response, firstDay: note.firstDay }),
    responseName: note.about,
    lastDay: note.lastDay,
    method: `恢复了较早的备份，按${townTime(note.at)}的销毁再次销毁。原销毁方式：${note.method}`.slice(0, 500),
    witness: note.witness,
    requester: actor.id,
    requestedBy: note.requestedBy,
    requestedAt: townTime(at).replace(' ', 'T'),
  }
}

function scopeOf({ responses, response, about, firstDay, lastDay, dueLedgers }: DestroyedNote): DestructionScope {
  if (responses === '') return { type: 'due', ledgers: dueLedgers.split(','), day: lastDay }
  return { type: 'response', response: { responses, response, name: about, firstDay, lastDay } }
}

async function findMarked({ kernel: { catalogue }, session, town }: TownReading, { marks }: DestroyedNote): Promise<readonly Condemned[]> {
  const found: Condemned[] = []
  for (const ledger of catalogue.catalogue.ledgers) {
    const ids = new Set<string>()
    for (let start = 0; start < marks.length; start += chunk) {
      const some = marks.slice(start, start + chunk)
      const statement = sql`
        select distinct t.id from ${sql.id(ledger.table)} as t where t.town = ${town} and ${compileMark(sql.ref('t.id'))} = any(${some}::text[])
      `
      for (const { id } of idRow.all(await session.query(statement))) ids.add(id)
    }
    if (ids.size > 0) found.push({ ledger, ids: [...ids].sort() })
  }
  return found
}
