import { presentDay, presentMoment } from '../../definition/period/present-day.ts'
import type { CompiledReport, ReportBlock } from '../../definition/report/types.ts'
import type { Town } from '../../kernel/access/town/types.ts'
import type { Certificate } from '../../kernel/index.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { headingOf, paragraphOf, tableOf, writeDocument } from './write-document.ts'

/** The certificate as a document to print, sign and file. Refuses with `wrong-state` before anything was destroyed. */
export function certificateDocument(certificate: Certificate, town: Town): CompiledReport {
  const { state, responseName, firstDay, lastDay, destroyedAt } = certificate
  if (state === 'requested' || state === 'cancelled') throw new Refusal('wrong-state', '还没有销毁，没有证书可以打印。')
  const blocks: ReportBlock[] = [
    paragraphOf(
      certificate.due === undefined
        ? `“${responseName}”（${presentDay(firstDay)}至${presentDay(lastDay)}）已经结束，采取管控措施的目的已经实现。依照《中华人民共和国个人信息保护法》第四十七条，${town.name}已于${presentMoment(destroyedAt)}销毁该响应期间收集的个人信息，不可恢复。`
        : `下列台账截至${presentDay(lastDay)}有记录保存期限届满。依照《中华人民共和国个人信息保护法》第十九条、第四十七条，${town.name}已于${presentMoment(destroyedAt)}销毁这些记录，不可恢复。`,
    ),
    headingOf('一、销毁的内容'),
    tableOf([
      ['台账', '记录（条）', '版本（个）'],
      ...certificate.counts.map(({ label, records, versions }) => [label, String(records), String(versions)]),
    ]),
    paragraphOf(
      `共 ${certificate.records} 条记录、${certificate.versions} 个版本，连同检索词、文件 ${certificate.files} 件；清除审计记录中的个人信息 ${certificate.scrubbed} 条。`,
    ),
    headingOf('二、销毁方式'),
    paragraphOf(certificate.method),
    headingOf('三、留下的内容'),
    paragraphOf(`各项指标的汇总数 ${certificate.sealed} 个，供已定稿的报告重编和核对，不含个人信息。`),
    headingOf('四、校验'),
    paragraphOf(`销毁内容摘要：${certificate.digest}`),
    paragraphOf(`审计链第 ${certificate.entry} 条；可随时用“核对审计链”验证。`),
    headingOf('五、经办'),
    tableOf([
      ['申请人', '复核人', '监销人'],
      [certificate.requestedBy, certificate.confirmedBy, certificate.witness],
    ]),
    paragraphOf('申请人（签字）：　　　　　　复核人（签字）：　　　　　　监销人（签字）：'),
  ]
  return writeDocument({
    title: certificate.name,
    town: town.town,
    subtitle: `${town.county}${town.name}`,
    period: lastDay.slice(0, 7),
    asOf: certificate.recordedAt,
    blocks,
  })
}
