export type Language = 'zh' | 'en';

const en = {
  title: 'RWD ChainNet', subtitle: 'Real-world data, circulated without giving it away', other: '中文', language: 'Language',
  live: 'live', connecting: 'read when the page was loaded', lost: 'Connection lost. These numbers are old: last read', updated: 'last read', lastEvent: 'last event', never: 'none yet',
  flow: 'What became of every record', flowNote: 'Identified data stay inside the first three steps; only de-identified records reach a data set.',
  partners: 'Partners', partnersNote: 'organizations', ingestion: 'Accepted', normalization: 'Normalized to FHIR', deidentification: 'De-identified', dataset: 'Stored at the site',
  rejected: 'rejected at the door', quarantined: 'in quarantine', inProgress: 'in progress', perSecond: '/s', formats: 'formats', age: 'accepted to stored', p50: 'median', p99: '99th percentile',
  account: 'accepted = stored + in quarantine + in progress',
  organizations: 'By organization', organization: 'Organization', accepted: 'Accepted', normalized: 'Normalized', deidentified: 'De-identified', stored: 'Stored', progress: 'In progress', rejectedShort: 'Rejected', quarantinedShort: 'Quarantined', all: 'All',
  ledger: 'Ledger', leaves: 'entries', root: 'root hash', cosigned: 'co-signed by', quorumMet: 'quorum met', quorumMissed: 'quorum not met', needed: 'needed', witnesses: 'witnesses', at: 'at', noLedger: 'No checkpoint has been published yet.',
  compute: 'Joint computation', federated: 'Federated learning', mpc: 'Secure multi-party computation', completed: 'completed', failed: 'failed', auc: 'AUC', accuracy: 'accuracy', brier: 'Brier score', rounds: 'rounds', records: 'records', sites: 'sites', parties: 'parties',
  variable: 'Variable', n: 'n', mean: 'Mean', deviation: 'Std. dev.', noModel: 'No model has been trained together yet.', noStatistic: 'No statistic has been computed together yet.', lastFailure: 'last failure',
  assessment: 'Data-management maturity', level: 'level', score: 'score', gaps: 'gaps to the next level', noScore: 'not assessed yet', statement: 'Self-declared, method of this project; not an official DCMM grade.',
  services: 'Interfaces of the services', json: 'These numbers as JSON', privacy: 'This page holds counts and digests only: no patient data and no record ids.',
};

export type Texts = Readonly<Record<keyof typeof en, string>>;

const zh: Texts = {
  title: 'RWD ChainNet 真实世界数据·链网', subtitle: '让真实世界数据流通，而不交出数据', other: 'English', language: '语言',
  live: '实时', connecting: '页面加载时读取', lost: '连接中断，以下数字已过时；最后读取于', updated: '最后读取', lastEvent: '最新事件', never: '暂无',
  flow: '每条记录的去向', flowNote: '可识别身份的数据只在前三步之内；只有去标识化的记录进入数据集。',
  partners: '合作机构', partnersNote: '家机构', ingestion: '已接收', normalization: '已规范化为 FHIR', deidentification: '已去标识化', dataset: '已存入本地节点',
  rejected: '入口拒收', quarantined: '隔离待处理', inProgress: '处理中', perSecond: '条/秒', formats: '来源格式', age: '接收到入库用时', p50: '中位数', p99: '第 99 百分位',
  account: '已接收 = 已入库 + 隔离 + 处理中',
  organizations: '按机构', organization: '机构', accepted: '接收', normalized: '规范化', deidentified: '去标识化', stored: '入库', progress: '处理中', rejectedShort: '拒收', quarantinedShort: '隔离', all: '合计',
  ledger: '账本', leaves: '条目', root: '根哈希', cosigned: '联署见证方', quorumMet: '达到法定数', quorumMissed: '未达法定数', needed: '至少', witnesses: '个见证方', at: '时间', noLedger: '尚未发布检查点。',
  compute: '联合计算', federated: '联邦学习', mpc: '安全多方计算', completed: '完成', failed: '失败', auc: 'AUC', accuracy: '准确率', brier: 'Brier 分数', rounds: '轮次', records: '条记录', sites: '参与节点', parties: '参与方',
  variable: '变量', n: '例数', mean: '均值', deviation: '标准差', noModel: '尚无联合训练的模型。', noStatistic: '尚无联合计算的统计量。', lastFailure: '最近一次失败',
  assessment: '数据管理能力成熟度', level: '等级', score: '得分', gaps: '项差距（距下一级）', noScore: '尚未评估', statement: '自我声明，采用本项目的方法；不是 DCMM 官方等级。',
  services: '各服务的接口', json: '以 JSON 查看这些数字', privacy: '本页只有计数和摘要：没有患者数据，也没有记录编号。',
};

export const texts: Readonly<Record<Language, Texts>> = { en, zh };

/** The language a reader asked for: by ?lang=, else the first of Accept-Language that is known, else English. */
export const languageOf = (query: unknown, accepted: string | undefined): Language => {
  if (query === 'zh' || query === 'en') return query;
  const first = (accepted ?? '').split(',').map((one) => one.trim().slice(0, 2).toLowerCase()).find((one) => one === 'zh' || one === 'en');
  return first === 'zh' ? 'zh' : 'en';
};
