import { defineLoop } from '../../../definition/loop/define-loop.ts'
import { recognitionApplication } from '../ledgers/recognition-application.ledger.ts'

/** 申请 → 村评议 → 村公示 → 镇审核 → 县审批 → 纳入: what the county approved enters the register by itself. */
export const householdRecognition = defineLoop({
  id: 'household-recognition',
  label: '低收入农户认定',
  purpose: '从申请到纳入：村里评议公示，镇里审核，县里审批，批准当日进入低收入农户底册。',
  source: '县低收入农户认定操作办法（期限均为参数）',
  ledger: recognitionApplication,
  stateField: 'stage',
  start: 'record',
  openBy: ['villageCadre', 'gridWorker', 'clerk'],
  initial: 'applied',
  states: {
    applied: { label: '申请', shows: 'applied', deadline: { days: { setting: 'recognition-village-days' }, kind: 'calendar' } },
    villageReview: {
      label: '村评议',
      shows: 'villageReview',
      deadline: { days: { setting: 'recognition-village-days' }, kind: 'calendar' },
    },
    villageNotice: {
      label: '村公示',
      shows: 'villageNotice',
      hold: { days: { setting: 'recognition-notice-days' }, kind: 'calendar' },
      deadline: { days: { expression: "setting('recognition-notice-days') + setting('aid-notice-slack')" }, kind: 'calendar' },
    },
    townReview: { label: '镇审核', shows: 'townReview', deadline: { days: { setting: 'recognition-town-days' }, kind: 'calendar' } },
    countyReview: { label: '县审批', shows: 'countyReview', deadline: { days: { setting: 'recognition-county-days' }, kind: 'calendar' } },
    recognised: { label: '纳入', shows: 'recognised', ends: 'done' },
    refused: { label: '不予认定', shows: 'refused', ends: 'refused' },
  },
  steps: {
    accept: {
      label: '受理',
      from: 'applied',
      to: 'villageReview',
      by: ['villageCadre', 'clerk'],
      refuses: [
        {
          when: 'exists(low-income-household, idNumber = outer.idNumber and leftOn is empty)',
          why: '该户主已经在册，不必重复申请。',
        },
        {
          when: "exists(recognition-application, idNumber = outer.idNumber and id != outer.id and coalesce(stage, 'applied') in ('applied', 'villageReview', 'villageNotice', 'townReview', 'countyReview'))",
          why: '该户主已有一份申请正在办理。',
        },
      ],
      warns: [
        {
          when: 'exists(household-member, idNumber = outer.idNumber and household.leftOn is empty and movedOutOn is empty)',
          why: '申请人是另一在册农户的成员，请确认已经分户。',
        },
      ],
    },
    publish: {
      label: '评议通过并公示',
      from: 'villageReview',
      to: 'villageNotice',
      by: ['villageCadre'],
      fill: { votersPresent: 'required', votersInFavour: 'required' },
      evidence: 'optional',
      refuses: [
        { when: 'votersInFavour > votersPresent', why: '同意人数多于参评人数，请核对评议记录。' },
        { when: 'votersInFavour * 2 <= votersPresent', why: '同意人数没有过半，评议不通过，不能公示。' },
      ],
      irreversible: { does: '评议结果从今天起在村里公示，公示期从今天算起；公示出去的收不回来。' },
    },
    toTown: { label: '公示无异议，报镇', from: 'villageNotice', to: 'townReview', by: ['villageCadre'] },
    toCounty: {
      label: '审核通过，报县',
      from: 'townReview',
      to: 'countyReview',
      by: ['clerk', 'leader'],
      notBy: ['open', 'accept', 'publish'],
      refuses: [{ when: 'incomePerHead is empty', why: '没有填家庭人均年收入，核对收入后再报。' }],
    },
    recognise: {
      label: '县里批准，纳入',
      from: 'countyReview',
      to: 'recognised',
      by: ['clerk', 'leader'],
      notBy: ['open', 'accept', 'publish'],
      fill: { documentNumber: 'required' },
      sets: { approvedOn: 'today' },
      effects: [
        {
          create: 'low-income-household',
          each: {
            ledger: 'recognition-application',
            when: 'id = outer.id and not exists(low-income-household, idNumber = outer.idNumber)',
          },
          values: {
            head: { expression: 'head' },
            idNumber: { expression: 'idNumber' },
            village: { expression: 'village' },
            members: { expression: 'members' },
            category: { expression: 'category' },
            recognisedOn: 'today',
          },
        },
        {
          amend: 'low-income-household',
          when: 'idNumber = outer.idNumber and leftOn is not empty',
          values: { recognisedOn: 'today', leftOn: { value: null }, leaveReason: { value: null }, status: { value: 'registered' } },
        },
      ],
    },
    sendBack: {
      label: '退回补充',
      from: ['villageReview', 'townReview', 'countyReview'],
      to: 'applied',
      by: ['villageCadre', 'clerk', 'leader'],
      opinion: 'required',
      returns: true,
    },
    refuse: {
      label: '不予认定',
      from: ['villageReview', 'villageNotice', 'townReview', 'countyReview'],
      to: 'refused',
      by: ['villageCadre', 'clerk', 'leader'],
      opinion: 'required',
      duringHold: true,
    },
  },
  suspension: { by: ['clerk', 'leader'], mostDays: 60 },
  returnLimit: 2,
  escalation: [
    { after: 0, to: 'clerk' },
    { after: 7, to: 'leader' },
  ],
})
