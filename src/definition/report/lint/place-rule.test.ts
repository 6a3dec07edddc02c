import { describe, expect, it } from 'vitest'
import { lintText } from '../lint-text.ts'

const placesOf = (text: string) =>
  lintText(text, 'a.txt')
    .filter(({ code }) => code === 'place-mismatch')
    .map(({ message }) => message.replace(/^“.*”：/, ''))

describe('checkPlaces', () => {
  it.each([
    ['赴湖北省张家界市考察。', '张家界市在湖南省，不在湖北省'],
    ['赴湖北省张家界考察。', '张家界在湖南省，不在湖北省'],
    ['四川省重庆市来人考察。', '重庆市不在四川省'],
    ['丽水市淳安县来人考察。', '淳安县在浙江省杭州市，不在丽水市'],
    ['浙江省婺源县来人考察。', '婺源县在江西省上饶市，不在浙江省'],
    ['与遂昌县竹口镇结对。', '竹口镇在浙江省丽水市庆元县，不在遂昌县'],
    ['与庆元查田镇结对。', '查田镇在浙江省丽水市龙泉市，不在庆元'],
    ['与浙江省丽水市庆元县查田镇结对。', '查田镇在浙江省丽水市龙泉市，不在庆元县'],
    ['与景宁畲族自治县竹口镇结对。', '竹口镇在浙江省丽水市庆元县，不在景宁畲族自治县'],
  ])('points at a place that lies elsewhere: %s', (text, message) => {
    expect(placesOf(text)).toEqual([message])
  })

  it.each([
    '浙江省丽水市庆元县竹口镇、黄田镇，龙泉市查田镇。',
    '庆元竹口镇和丽水市莲都区老竹镇结对，老竹畲族镇也来了。',
    '吉林省吉林市，海南省三亚市，金华市义乌市，建设庆元县和平乡村。',
    '杭州市下城区、某某县某某镇、庆元县青竹镇。',
    '庆元县城东街道路修缮完工，新建太平镇卫生院。',
    '北京市朝阳区、湖北省荆州市公安县、广东省中山大道。',
  ])('says nothing of true places and unknown names: %s', (text) => {
    expect(placesOf(text)).toEqual([])
  })
})
