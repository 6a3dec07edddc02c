import { sql } from 'kysely'
import { beforeAll, expect, it } from 'vitest'
import { resolveCatalogue } from '../../../definition/catalogue/resolve-catalogue.ts'
import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'
import { definePack } from '../../../definition/pack/define-pack.ts'
import { initTown } from '../../access/town/init-town.ts'
import type { Actor, Role } from '../../access/types.ts'
import type { Kernel } from '../../context.ts'
import { addRecord, listAudit, listRecords, openKernel, readFile, storeFile, verifyAudit } from '../../index.ts'
import { describeEngines } from '../../storage/testing.ts'

const note = defineLedger({
  id: 'note',
  label: '纪要',
  kind: 'register',
  title: ['name'],
  fields: { name: field.text({ label: '名称', required: true }), paper: field.attachment({ label: '文件' }) },
})
const pack = definePack({ id: 'test', label: '测试', office: '测试', ledgers: [note], indicators: [] })
const town = '999901101'
const as = (role: Role): Actor => ({ id: role, name: role, town, role })

/** A PDF of so many bytes; each seed another one. */
function pdf(size: number, seed = 0): Uint8Array {
  const bytes = new Uint8Array(size).fill(seed)
  bytes.set(Buffer.from('%PDF-1.7\n'))
  return bytes
}

/** A zip that holds empty parts of these names. */
function zip(names: readonly string[]): Uint8Array {
  const local: Buffer[] = []
  const central: Buffer[] = []
  for (const name of names) {
    const letters = Buffer.from(name)
    const head = Buffer.alloc(30)
    head.writeUInt32LE(0x04034b50, 0)
    head.writeUInt16LE(letters.length, 26)
    local.push(head, letters)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt16LE(letters.length, 28)
    central.push(entry, letters)
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(names.length, 10)
  end.writeUInt32LE(Buffer.concat(local).length, 16)
  return Buffer.concat([...local, ...central, end])
}

describeEngines('stored files', (open) => {
  let kernel: Kernel
  const clerk = as('clerk')
  beforeAll(async () => {
    const { catalogue } = resolveCatalogue([pack])
    kernel = await openKernel({ engine: await open(), catalogue, clock: () => new Date('2021-01-04T01:00:00Z') })
    await initTown(kernel, { town, name: '青竹镇' })
  })

  it('are kept once by their content and come back to the byte', async () => {
    const bytes = pdf(5_000, 7)
    const before = await verifyAudit(kernel, clerk)
    const { file, value } = await storeFile(kernel, clerk, { name: 'C:\\文件\\验收单.PDF', bytes })
    expect(file).toMatchObject({ name: '验收单.pdf', mediaType: 'application/pdf', size: 5_000 })
    expect(value).toBe(`验收单.pdf#sha256:${file.digest}`)
    const again = await storeFile(kernel, clerk, { name: '同一份.pdf', bytes })
    expect(again.value).toBe(`同一份.pdf#sha256:${file.digest}`)
    const { entries } = await verifyAudit(kernel, clerk)
    expect(entries).toBe(before.entries + 1)
    expect(Buffer.from((await readFile(kernel, as('leader'), file)).bytes).equals(Buffer.from(bytes))).toBe(true)
  })

  it('may be twenty megabytes and not a byte more', async () => {
    const { file } = await storeFile(kernel, clerk, { name: '大文件.pdf', bytes: pdf(20 * 1024 * 1024, 3) })
    expect((await readFile(kernel, clerk, file)).bytes.length).toBe(20 * 1024 * 1024)
    await expect(storeFile(kernel, clerk, { name: '太大.pdf', bytes: pdf(20 * 1024 * 1024 + 1) })).rejects.toThrow('20 MB')
  })

  it('are of a kind that their content shows, whatever the name says', async () => {
    const kept = async (name: string, bytes: Uint8Array) => (await storeFile(kernel, clerk, { name, bytes })).file
    expect(await kept('照片.html', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 1))).toMatchObject({
      name: '照片.html.jpg',
      mediaType: 'image/jpeg',
    })
    expect((await kept('a.docx', zip(['[Content_Types].xml', 'word/document.xml']))).mediaType).toContain('wordprocessing')
    expect((await kept('a.xlsx', zip(['[Content_Types].xml', 'xl/workbook.xml']))).mediaType).toContain('spreadsheet')
    expect((await kept('a.ofd', zip(['OFD.xml']))).mediaType).toBe('application/ofd')
    const refused: readonly (readonly [string, Uint8Array])[] = [
      ['页面.pdf', Buffer.from('<html><script>alert(1)</script></html>')],
      ['图.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
      ['包.docx', zip(['readme.txt'])],
      ['宏.docx', zip(['[Content_Types].xml', 'word/document.xml', 'word/vbaProject.bin'])],
      ['假.docx', Buffer.concat([Buffer.from([0x50, 0x4b, 0x03, 0x04]), Buffer.alloc(100)])],
      ['程序.jpg', Buffer.from('MZ\u0090\u0000')],
    ]
    for (const [name, bytes] of refused) await expect(storeFile(kernel, clerk, { name, bytes }), name).rejects.toThrow('不能保存这种文件')
    await expect(storeFile(kernel, clerk, { name: '空.pdf', bytes: new Uint8Array() })).rejects.toThrow('空的')
  })

  it('leave who kept them in the chain, but not what they are called', async () => {
    const { file } = await storeFile(kernel, clerk, { name: '竹甲乙的告知书.pdf', bytes: pdf(99) })
    const [entry] = await listAudit(kernel, as('auditor'), { limit: 1 })
    expect(entry).toMatchObject({ action: 'file.store', actor: 'clerk', detail: { digest: file.digest, size: 99 } })
    expect(JSON.stringify(entry)).not.toContain('竹甲乙')
  })

  it('are what an attachment may name; a plain name stays a name', async () => {
    const { value } = await storeFile(kernel, clerk, { name: '纪要.pdf', bytes: pdf(77) })
    await addRecord(kernel, clerk, { ledger: 'note', values: { name: '一', paper: value } })
    await addRecord(kernel, clerk, { ledger: 'note', values: { name: '二', paper: '竹政〔2020〕5号' } })
    const missing = { name: '三', paper: `没有.pdf#sha256:${'0'.repeat(64)}` }
    await expect(addRecord(kernel, clerk, { ledger: 'note', values: missing })).rejects.toThrow('没有上传成功')
    const found = await listRecords(kernel, clerk, { ledger: 'note', query: { search: '纪要.pdf' } })
    expect(found.records.map(({ title }) => title)).toEqual(['一'])
  })

  it('belong to their town and are not taken from who only reads', async () => {
    const { file } = await storeFile(kernel, clerk, { name: 'a.pdf', bytes: pdf(55) })
    await expect(readFile(kernel, { ...clerk, town: '999901102' }, file)).rejects.toThrow('没有这个文件')
    const byAuditor = storeFile(kernel, as('auditor'), { name: 'a.pdf', bytes: pdf(56) })
    await expect(byAuditor).rejects.toMatchObject({ code: 'not-permitted' })
  })

  it('that were changed behind the chain’s back are found', async () => {
    const { file } = await storeFile(kernel, clerk, { name: 'b.pdf', bytes: pdf(1_000, 9) })
    expect((await verifyAudit(kernel, clerk)).problems).toEqual([])
    const flip = (to: number) =>
      kernel.engine.asOwner.write((session) =>
        session.query(
          sql`update stored_file set bytes = set_byte(bytes, 500, ${to}::integer) where town = ${town} and digest = ${file.digest}`,
        ),
      )
    await flip(8)
    const { problems } = await verifyAudit(kernel, clerk)
    expect(problems.map(({ message }) => message)).toEqual([expect.stringContaining('b.pdf')])
    await flip(9)
  })
})
