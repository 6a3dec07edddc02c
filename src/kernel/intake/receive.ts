import { sql } from 'kysely'
import type { FieldValues } from '../../definition/field/types.ts'
import { text } from '../../definition/shape/shape.ts'
import { keptReceipts } from '../access/public-page/public-receipt.ts'
import { townTime } from '../audit/instant.ts'
import { digestKept } from '../audit/kept-rows.ts'
import { lockChain, writeInChain } from '../audit/write-audited.ts'
import type { Kernel } from '../context.ts'
import { addInChange } from '../ledger/command/add-record.ts'
import { keepFile, type NewFile, readNewFile } from '../ledger/file/store-file.ts'
import { versionDetail } from '../ledger/record/write-records.ts'
import { readStamp } from '../public-page/read-stamp.ts'
import { Refusal, type RefusedField } from '../refusal.ts'
import { row, uuid } from '../storage/row.ts'
import type { TownWriting } from '../town-session.ts'
import { countIntake, type Held, heldBack } from './intake-limits.ts'
import { findSeason, type IntakePage } from './read-desk.ts'
import { codeOf, digestCode, isOnce } from './receipt-code.ts'
import type { GivenReceipt, Submission } from './types.ts'

/** Who writes what comes in without an account: nobody, under one name that no account has. */
export const publicWriter = 'public'

/** No more pictures than these beside one record, each of so many bytes. */
export const mostPictures = 3
export const largestPicture = 6 * 1024 * 1024

const longestContact = 60
const pictureField = 'pictures'

export interface IntakePlace {
  readonly town: string
  readonly page: IntakePage
}

/** Whether something may come in from this address at all: asked before a body is read. */
export function intakeHeld(
  kernel: Kernel,
  { town, address }: { readonly town: string; readonly address: string },
): Promise<Held | undefined> {
  return kernel.engine.inTown(town).read((session) => heldBack(session, { town, address, size: 0 }, kernel.clock().getTime()))
}

/**
 * Takes what somebody sent, in one transaction or not at all: the record, what they left beside it, and their receipt. The same form again gives the same
 * receipt and writes nothing. Gives how long to wait where too much has come in. Refuses with `invalid`, each field named, and with `wrong-state` while the
 * page is closed or nothing is collected.
 */
export async function receive(kernel: Kernel, { town, page }: IntakePlace, sent: Submission): Promise<GivenReceipt | Held> {
  const asked = readAsked(page, sent)
  const pictures = sent.pictures.map(readPicture)
  if (pictures.length > mostPictures) throw refuseField(pictureField, `最多附 ${mostPictures} 张照片`)
  const contact = readContact(page, sent)
  const said = [town, page.id, JSON.stringify(asked), contact, ...pictures.map(({ digest }) => digest)]
  const code = codeOf(sent.once, said)
  const size = pictures.reduce((sum, { bytes }) => sum + bytes.length, 0)
  const sender = { town, address: sent.address, size }
  return kernel.engine.inTown(town).write(async (session) => {
    const place: TownWriting = { kernel, session, town }
    const stamp = await readStamp(session, kernel.catalogue, { town, page })
    if (stamp?.open !== true) throw new Refusal('wrong-state', '现在没有开放提建议。')
    // In the town's line of writers: what is counted here holds until it is written.
    await lockChain(session, town)
    const known = await findNumber(place, page, code)
    if (known !== undefined) return { code, number: known }
    if ((await findSeason(place, page)) === undefined) throw new Refusal('wrong-state', '现在没有在征集，开始以后再来。')
    const now = kernel.clock().getTime()
    const held = await heldBack(session, sender, now)
    if (held !== undefined) return held
    await countIntake(session, sender, { id: kernel.newId(), now })
    const record = await write(place, page, { asked, contact, pictures })
    await giveReceipt(place, page, { record, code })
    const number = await findNumber(place, page, code)
    if (number === undefined) throw new Error('a receipt was given and is not there')
    return { code, number }
  })
}

/** Only what the page asks, within its length. */
function readAsked({ intake }: IntakePage, { values, once }: Submission): FieldValues {
  if (!isOnce(once)) throw new Refusal('invalid', '这张表已经失效，请重新打开。')
  const refused: RefusedField[] = []
  const read = intake.asks.map(({ field, label, most }): readonly [string, string | null] => {
    const typed = plainWords(values[field] ?? '')
    if ([...typed].length > most) refused.push({ field, message: `“${label}”最多 ${most} 个字` })
    return [field, typed === '' ? null : typed]
  })
  if (refused.length > 0) throw new Refusal('invalid', refused.map(({ message }) => message).join('；'), { fields: refused })
  return Object.fromEntries(read)
}

function readContact({ intake }: IntakePage, { contact }: Submission): string {
  const typed = plainWords(contact)
  if ([...typed].length > longestContact) throw refuseField(intake.enclosure.contact, `联系方式最多 ${longestContact} 个字`)
  return typed
}

/** Words without what cannot be seen: control signs, and those that turn the direction of what stands behind them. */
function plainWords(typed: string): string {
  return typed
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n]|[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

function readPicture(picture: Submission['pictures'][number]): NewFile {
  if (picture.bytes.length > largestPicture) throw refuseField(pictureField, `一张照片不超过 ${largestPicture / 1024 / 1024} MB`)
  const file = readNewFile(picture)
  if (!file.mediaType.startsWith('image/')) throw refuseField(pictureField, '只收照片')
  return file
}

function refuseField(field: string, message: string): Refusal {
  return new Refusal('invalid', message, { fields: [{ field, message }] })
}

interface Written {
  readonly asked: FieldValues
  readonly contact: string
  readonly pictures: readonly NewFile[]
}

/** Each record with an entry of its own, as whoever writes by hand has them. Gives the id of the first. */
async function write(place: TownWriting, page: IntakePage, { asked, contact, pictures }: Written): Promise<string> {
  const { intake } = page
  const day = townTime(place.kernel.clock().toISOString()).slice(0, 10)
  const copied = Object.fromEntries(Object.entries(intake.copies).map(([to, from]) => [to, asked[from] ?? null]))
  const values = { ...copied, ...asked, ...intake.sets, [intake.received]: day, [page.year]: day.slice(0, 4) }
  const record = await add(place, page.ledger, values)
  const { enclosure } = intake
  const files: string[] = []
  for (const picture of pictures)
    files.push(
      await inChain(place, async (change) => {
        const { result, note } = await keepFile(change, picture)
        return { result: result.value, note }
      }),
    )
  const left = { [enclosure.of]: record, [enclosure.received]: day }
  const [first, ...others] = files
  if (contact !== '' || first !== undefined)
    await add(place, enclosure.ledger, {
      ...left,
      [enclosure.contact]: contact === '' ? null : contact,
      [enclosure.picture]: first ?? null,
    })
  for (const other of others) await add(place, enclosure.ledger, { ...left, [enclosure.picture]: other })
  return record
}

function add(place: TownWriting, ledger: string, values: FieldValues): Promise<string> {
  return inChain(place, async (change) => {
    const written = await addInChange(place.kernel, change, { ledger, values })
    return { result: written.id, note: { action: 'add', ledger, record: written.id, detail: versionDetail(written) } }
  })
}

function giveReceipt(place: TownWriting, page: IntakePage, { record, code }: { readonly record: string; readonly code: string }) {
  const { session, town } = place
  const receipt = digestCode(code)
  return inChain(place, async (change) => {
    await session.query(
      sql`insert into public_receipt (town, digest, page, record) values (${town}, ${receipt}, ${page.id}, ${record}::uuid)`,
    )
    const detail = { receipt, ...(await digestKept(change, keptReceipts, receipt)) }
    return { result: undefined, note: { action: 'receipt.give', ledger: null, record: null, detail } }
  })
}

function inChain<Result>({ kernel, session, town }: TownWriting, work: Parameters<typeof writeInChain<Result>>[3]): Promise<Result> {
  return writeInChain(session, kernel, { id: publicWriter, town }, work)
}

const numberRow = row('a numbered record', { number: text })

/** The number of the record that a code stands for. */
async function findNumber({ kernel, session, town }: TownWriting, page: IntakePage, code: string): Promise<string | undefined> {
  const record = await findReceipt(session, { town, page: page.id, code })
  if (record === undefined) return undefined
  const { table } = kernel.catalogue.getLedger(page.ledger)
  const { column } = kernel.catalogue.getField(page.ledger, page.intake.number)
  const found = await session.query(sql`
    select ${sql.ref(`t.${column}`)} as number from ${sql.table(table)} as t where t.town = ${town} and t.id = ${record}::uuid order by t.version desc limit 1`)
  return numberRow.first(found)?.number
}

const receiptRow = row('public_receipt', { record: uuid })

/** The record that a code stands for; undefined for a code that nobody was given. */
export async function findReceipt(
  session: TownWriting['session'],
  { town, page, code }: { readonly town: string; readonly page: string; readonly code: string },
): Promise<string | undefined> {
  const found = sql`select record from public_receipt where town = ${town} and digest = ${digestCode(code)} and page = ${page}`
  return receiptRow.first(await session.query(found))?.record
}
