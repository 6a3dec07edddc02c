import { presentKept } from '../../definition/ledger/present-kept.ts'
import type { ResolvedLedger } from '../../definition/ledger/types.ts'
import { presentDay } from '../../definition/period/present-day.ts'
import type { CompiledReport, ReportBlock } from '../../definition/report/types.ts'
import type { Town } from '../../kernel/access/town/types.ts'
import type { Actor } from '../../kernel/access/types.ts'
import type { Kernel } from '../../kernel/context.ts'
import { getTown, noteReading, openPersonForCopy, type PersonPage, recordsOf, requirePeopleLedgers } from '../../kernel/index.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { SentFile } from '../http/file-answer.ts'
import { townDate, townMinute } from '../views/town-time.ts'
import { renderReport } from './render-report.ts'
import { headingOf, paragraphOf, tableOf, writeDocument } from './write-document.ts'

interface Wanted {
  readonly id: string
  /** On whose asking: 本人到场, or the number of a written application. */
  readonly asked: string
}

/**
 * What is held of one person, as a document to hand over to them: every record that is surely theirs, with what each ledger keeps it for, on what basis and
 * how long. That it was made, and on whose asking, is in the chain before it is handed out. Refuses with `invalid` where nobody says who asked.
 */
export async function copyForPerson(kernel: Kernel, actor: Actor, { id, asked }: Wanted): Promise<SentFile> {
  if (asked.trim() === '')
    throw new Refusal('invalid', '请写明依谁的申请。', { fields: [{ field: 'asked', message: '如“本人持身份证到场”或申请书编号' }] })
  const { page, unsure } = await openPersonForCopy(kernel, actor, { id })
  const { person } = requirePeopleLedgers(kernel.catalogue)
  const town = await getTown(kernel, actor)
  const document = writeCopy(kernel, { page, unsure, town, today: townDate(kernel.clock()).day, asked: asked.trim(), by: actor.name })
  const content = await renderReport(document, { format: 'docx', draft: false })
  await noteReading(kernel, actor, {
    ledger: person.id,
    record: page.person.id,
    records: recordsOf(page),
    action: 'export',
    reason: asked.trim(),
  })
  return { name: `${page.person.title}（个人信息复制件）`, format: 'docx', content }
}

interface Copy {
  readonly page: PersonPage
  readonly unsure: number
  readonly town: Town
  readonly today: string
  readonly asked: string
  readonly by: string
}

function writeCopy(kernel: Kernel, { page, unsure, town, today, asked, by }: Copy): CompiledReport {
  const { person } = requirePeopleLedgers(kernel.catalogue)
  const blocks: ReportBlock[] = [
    paragraphOf(
      `依照《中华人民共和国个人信息保护法》第四十五条，${town.name}将截至${presentDay(today)}登记的${page.person.title}的个人信息复制如下。申请：${asked}。`,
    ),
    ...ledgerPart(person, [['', page.person.title, factsText(page.facts)]]),
    ...page.sections.flatMap(({ ledger, records }) =>
      ledgerPart(
        kernel.catalogue.getLedger(ledger),
        records.map(({ date, title, facts }) => [date === null ? '' : presentDay(date), title, factsText(facts)]),
      ),
    ),
    headingOf('说明'),
    ...(unsure === 0 ? [] : [paragraphOf(`另有 ${unsure} 条只按姓名和村对上，可能是同名的人，核对以后再给。`)]),
    paragraphOf(
      '记录不准确、不完整的，可以要求更正、补充（第四十六条）；保存期限已满、目的已经实现的，可以要求删除（第四十七条）。照片和附件另行复制。',
    ),
    paragraphOf(`本件由${by}于${townMinute(kernel.clock())}制作，含未遮盖的个人信息。`),
    paragraphOf('经办人（签字）：　　　　　　领取人（签字）：　　　　　　日期：'),
  ]
  return writeDocument({
    title: '个人信息复制件',
    town: town.town,
    subtitle: `${town.county}${town.name}`,
    period: today.slice(0, 7),
    asOf: page.person.recordedAt,
    blocks,
  })
}

/** What a ledger says, and why it may. */
function ledgerPart(ledger: ResolvedLedger, rows: readonly (readonly string[])[]): readonly ReportBlock[] {
  const { label, processing } = ledger
  const term = processing?.kept === undefined ? '' : `；保存：${presentKept(processing.kept, ledger)}`
  const why = processing === undefined ? [] : [paragraphOf(`用途：${processing.purpose}；依据：${processing.basis}${term}。`)]
  return [headingOf(label), ...why, tableOf([['日期', '记录', '内容'], ...rows])]
}

function factsText(facts: readonly { readonly label: string; readonly text: string }[]): string {
  return facts.map(({ label, text }) => `${label}：${text}`).join('；')
}
