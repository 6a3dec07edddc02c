import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

/** Pictures of the work that are meant for everybody: kept apart from evidence, which stays in the house. */
export const livelihoodPicture = defineLedger({
  id: 'livelihood-picture',
  label: '民生实事照片',
  kind: 'journal',
  purpose: '给大家看的现场照片：哪个项目、哪天拍的、拍的什么；开放公开页以后就能看到。',
  fields: {
    project: field.ref({ label: '民生实事', to: 'livelihood-project', by: { 年度: 'year', 名称: 'name' }, required: true }),
    takenOn: field.date({ label: '拍摄日期', required: true }),
    caption: field.text({ label: '照片说明', required: true }),
    picture: field.attachment({
      label: '照片',
      required: true,
      help: '会放到公开页上：不要拍到人脸、车牌和证件。相机写在照片里的地点和时间会去掉。',
    }),
  },
  title: ['caption'],
  date: 'takenOn',
  returns: false,
  examples: [{ 年度: '2020', 名称: '农村饮水提标', 拍摄日期: '2020-08-16', 照片说明: '白水村新建的清水池', 照片: '白水村清水池.jpg' }],
})
