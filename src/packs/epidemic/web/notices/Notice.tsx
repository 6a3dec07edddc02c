import type { LedgerRecord } from '../../../../api/contract/ledger.ts'
import { presentPeriodKey } from '../../../../web/parts/period.ts'
import { personFields, responseFields } from '../fields.ts'
import styles from './notice.module.css'

interface Props {
  readonly record: LedgerRecord
  readonly response: LedgerRecord | undefined
  /** Who answers for the person. */
  readonly holder: string | null
  readonly town: { readonly name: string; readonly county: string }
  readonly today: string
}

/**
 * One notice: the measure, its legal basis, its term, who answers, how to object. The ways to object are those of 行政复议法 (60 days) and 行政诉讼法
 * (6 months); the law behind the measure is 传染病防治法.
 */
export function Notice({ record, response, holder, town, today }: Props) {
  const day = (field: 'startedOn' | 'dueOn' | 'lastExposureOn') => presentPeriodKey(personFields.text(record, field))
  const place = personFields.text(record, 'place')
  const exposure = personFields.text(record, 'lastExposureOn')
  return (
    <article className={styles.notice} aria-label={`${personFields.text(record, 'name')}的告知书`}>
      <h2>采取{personFields.shown(record, 'measure')}措施告知书</h2>
      <p className={styles.to}>
        {personFields.text(record, 'name')}（{personFields.shown(record, 'village')}）：
      </p>
      <p>
        因你属于{personFields.shown(record, 'category')}，现依法对你采取<b>{personFields.shown(record, 'measure')}</b>措施。
      </p>
      <dl>
        <div>
          <dt>依据</dt>
          <dd>
            《中华人民共和国传染病防治法》
            {response === undefined
              ? ''
              : `；${responseFields.text(response, 'basis')}（${responseFields.text(response, 'name')}${responseFields.text(response, 'level') === '' ? '' : `，${responseFields.text(response, 'level')}`}）`}
          </dd>
        </div>
        <div>
          <dt>期限</dt>
          <dd>
            自{day('startedOn')}起，至{day('dueOn')}止；按防控方案{personFields.text(record, 'edition')}
            {exposure === '' ? '' : `，末次暴露${day('lastExposureOn')}为第0天`}计算。期满检测阴性即解除。
          </dd>
        </div>
        {place === '' ? null : (
          <div>
            <dt>地点</dt>
            <dd>{place}</dd>
          </div>
        )}
        <div>
          <dt>联系人</dt>
          <dd>
            {holder ?? `${personFields.shown(record, 'village')}村民委员会`}。生活、用药、就医有困难，随时与联系人或{town.name}
            人民政府联系。
          </dd>
        </div>
        <div>
          <dt>你的权利</dt>
          <dd>
            对本措施有异议，可以向{town.name}人民政府提出，由未参与决定的负责人复核；也可以自知道之日起60日内向{town.county}
            人民政府申请行政复议，或者6个月内向人民法院提起行政诉讼。
          </dd>
        </div>
        <div>
          <dt>个人信息</dt>
          <dd>你的信息只用于这次疫情防控，应急响应结束后按规定销毁。</dd>
        </div>
      </dl>
      <div className={styles.sign}>
        <p>被告知人签名：</p>
        <p>
          {town.name}人民政府
          <br />
          {presentPeriodKey(today)}
        </p>
      </div>
    </article>
  )
}
