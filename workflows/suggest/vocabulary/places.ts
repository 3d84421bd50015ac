/** Places, and the words of records themselves: time, status, notes. */
export const PLACES: Readonly<Record<string, string>> = {
  address:
    'destination, ship to location, mail address, po address line, billing address line, primary address, home postal address, destination address, адрес получателя, куда, пункт назначения, адрес проживания, адрес юридический, адрес фактический, адрес почтовый, residential address, current address, permanent address, location address, address, street address, full address, location, postal address, mailing address, billing address, bill addr, invoice address, legal address, registered address, shipping address, ship to, ship to address, delivery address, place, address1, address 1, address line, addr, адрес, полный адрес, почтовый адрес, юридический адрес, юр адрес, фактический адрес, факт адрес, адрес доставки, место, адрес компании, адрес клиента, местонахождение, место нахождения, местоположение, adres, yur adres, адрес организации, company address, адрес регистрации, место доставки, адрес склада, куда доставить, ulitsa adres, formatted address, address formatted, home address, work address, office address',
  street:
    'street, street 1, street1, address line 1, address1 line1, line1, address street, street name, улица, ул, улица дом, ulitsa, road, billing address 1, shipping address 1, address 1 street',
  street2:
    'street 2, street2, address 2, address2, address line 2, line2, apartment, suite, apt, квартира, кв, дом, house, building, office room, строение, корпус',
  city: 'city, town, locality, municipality, settlement, suburb, город, населенный пункт, gorod, г, нас пункт, city town, postal address locality, city name',
  state:
    'state, province, region, county, state province, state code, province code, oblast, область, регион, край, район, administrative area, district, адм область',
  postalCode:
    'postal code, postcode, post code, zip, zip code, zipcode, postalcode, zip postal code, plz, индекс, почтовый индекс, indeks, index post, почт индекс',
  country: 'country, nation, country code, country name, страна, strana, country region',
  id: 'id, identifier, uuid, guid, key, record id, object id, ид, идентификатор, uid, row id, pk, internal id, external id, внешний код, внешний идентификатор, внешний id, external key, external identifier, unique id',
  number:
    'number, no, num, nr, номер, nomer, n, №, document number, doc number, номер документа, number of document, doc no, reference number, ref number, ref no, reference no, order number, invoice number, номер заказа, номер счета фактуры, номер договора, po number, deal number, num doc, transaction number',
  code: 'code, short code, abbreviation, shortcode, код, kod, шифр, символьный код, cod, project key, project code',
  status:
    'list name, section, section column, column name, board column, kanban state, task status, state name, текущий статус, статус заявки, статус клиента, статус задачи, статус заказа, status, state of record, status code, lifecycle, lifecycle stage, lifecyclestage, workflow state, статус, состояние, statuscode, statecode, status id, current status, status name, lead status, order status, state status, status reason, resolution',
  stage:
    'stage, pipeline stage, phase, step, sales stage, deal stage, stage id, stage name, этап, стадия, фаза, этап сделки, стадия сделки, etap, stadiya, воронка этап, sales process stage, milestone status, kanban column',
  pipeline: 'pipeline, funnel, воронка, воронка продаж, category id deal, pipeline id',
  type: 'type, kind, record type, sort of, business type, legal form, person type, тип, вид, вид контрагента, тип клиента, тип контрагента, is company, is a company, is organization, юридическое физическое лицо, юр физ лицо, юрфизлицо, form of ownership, customer type, client type, tip, форма собственности, физ юр, account type, contact type, правовая форма, тип лица, вид лица, nature',
  category:
    'categ, categories, category name, product categories, родительская категория, category, group, product category, product group, product type, item group, class, classification, collection, segment, категория, группа, группа товаров, товарная группа, номенклатурная группа, раздел, рубрика, вид номенклатуры, kategoriya, gruppa, категория товара, вид товара, группы, product line, family, item type, expense category, статья расходов, статья затрат, expense type, account category, статья, вид расхода, departments catalog, taxonomy',
  tags: 'tags, tag, labels, label, keywords, tag list, markers, теги, тег, тэги, тэг, метки, метка, ярлыки, ключевые слова, tegi, metki, label ids, tag ids, segments, contact groups, group membership, group names, хештеги, хэштеги, hashtags',
  priority:
    'priority, importance, urgency, severity, rank priority, приоритет, важность, срочность, prioritet, priority level',
  source:
    'utm, referrer, referer source, source of contact, lead source code, как о нас узнали, source, lead source, leadsource, source of lead, origin, channel, acquisition channel, traffic source, original source, utm source, how did you hear, how heard, referral source, source name, marketing channel, came from, where from, источник, источник лида, источник сделки, откуда, откуда узнали, канал, канал продаж, откуда пришел, канал привлечения, рекламный источник, istochnik, referred by, lead origin, как узнали, источник заявки, источник трафика, откуда о нас узнали, lead generation source, contact source, opportunity source, traffic, ad source, source type, platform',
  medium: 'medium, utm medium, utmmedium',
  campaign:
    'campaign, utm campaign, campaign name, marketing campaign, кампания, рекламная кампания, ad name, ad campaign, adset',
  rating: 'rating, score, grade, stars, рейтинг, оценка, балл, lead score, temperature, hotness',
  notes:
    'note text, заметка менеджера, special notes, comment text, комментарий к заказу, комментарий к сделке, примечание менеджера, your comments, notes, note, comment, comments, remark, remarks, message, memo, additional info, additional information, extra information, more info, free text, textarea, private note, customer note, internal notes, annotation, details, observation, feedback text, примечание, примечания, комментарий, комментарии, коммент, заметка, заметки, сообщение, доп информация, дополнительная информация, дополнительно, прочее, текст сообщения, primechanie, kommentariy, kommentarii, komment, zametki, примеч, описание проблемы, пожелания, вопрос, question, your message, текст заявки, комментарий менеджера, комментарий клиента, what do you need, order notes, customer notes, notes internal, staff notes, особые отметки, доп инфо, job notes, миссия, ваше сообщение, note to seller',
  description:
    'description, desc, about, summary text, body, body html, content, long description, full description, product description, details text, описание, opisanie, подробное описание, текст, информация, характеристика, подробности, short description, краткое описание, annotation text, о компании, bio, body text, полное описание',
  title:
    'что сделать, что нужно сделать, на что, за что, activity name, event name, ticket subject, work order name, short summary, summary name, story, наименование расхода, содержание, содержание операции, название работ, title, subject, headline title, topic, summary, heading, task name, deal name, dealname, opportunity name, deal title, opportunity, opportunity title, order name, item name, тема, заголовок, название сделки, наименование сделки, название задачи, задача, тема задачи, суть, name of deal, task title, zagolovok, название работы, expense name, описание расхода, наименование работ, work description, operation name, job name, activity subject, purpose, назначение, цель, issue summary, предмет, card name, operation, операция, наименование операции, name of check, merchant, description of expense',
  reason:
    'почему, why, cancel reason, reason for leave, leave reason, failure reason, failure message, error message, purpose of leave, reason, cause, rationale, причина, prichina, основание, обоснование, justification, motive',
  lostReason:
    'почему проиграли, why lost, причина закрытия, cause of loss, lost reason, reason lost, closed lost reason, loss reason, lost reason id, reason for loss, rejection reason, decline reason, причина отказа, причина проигрыша, причина потери, почему отказ, reason for losing, причина провала, отказ, lost because, failure reason deal, reason for rejection',
  active:
    'архивный, архив, в архиве, is archived, is inactive, is enabled, актуально, работаем, действующая, активность, active, is active, enabled, isactive, archived, inactive, active status, in use, published, действующий, активен, активный, активна, действует, используется, актуален, aktiven, status active, works with us, discontinued, blocked, disabled, visible, показывать, в продаже, доступен, не используется, на сайте, опубликован, опубликован',
  primary:
    'primary, is primary, main, is main, default, основной, главный, основной контакт да нет, основное контактное лицо, primary contact flag, is default, primary flag',
  deleted: 'deleted, is deleted, deletion mark, пометка удаления, удален',
  createdAt:
    'created, created at, created on, create date, createdate, created date, created time, date created, date added, added, add time, creation date, entry date, date entered, дата создания, создан, создана, дата добавления, дата внесения, дата заявки, когда создан, data sozdaniya, data zayavki, timestamp, registration date, дата регистрации, submitted at, date create, submission date, received at, registered, signup date, sign up date, дата обращения, date submitted, date of registration',
  updatedAt:
    'updated, updated at, updated on, last modified, last modified date, modified, modified at, modified on, modified time, last updated, update time, lastmodifieddate, date modified, дата изменения, изменен, последнее изменение, дата обновления, date modify, last edited, last change, last activity date, last activity, last contacted',
  date: 'date, day, on date, дата, день, data, den, calendar day, dt, document date, дата документа, work date, date of work, date of visit',
  time: 'time, hour, время, час, vremya',
  nextContact:
    'next contact, next contact at, next activity, next activity date, next step date, next call, next action, next action date, next follow up, follow up, follow up date, followup date, next touch, callback, call back, callback date, next activity deadline, activity date deadline, remind at, reminder, reminder date, next meeting, дата следующего контакта, следующий контакт, перезвонить, дата перезвона, следующий звонок, дата следующего звонка, следующее касание, дата касания, когда перезвонить, напоминание, дата напоминания, следующий шаг, ближайшая задача, дата следующего шага, следующая задача, next follow up date, date of next contact, sled kontakt, data sleduyushchego kontakta, следующая активность, связаться, когда связаться, next contact date, to contact',
  closeDate:
    'close date, closing date, closedate, expected close, expected close date, expected closing, estimated close date, estimatedclosedate, expected close on, forecast date, date deadline deal, anticipated close, planned close date, projected close date, дата закрытия, ожидаемая дата закрытия, планируемая дата закрытия, план дата закрытия, предполагаемая дата закрытия, data zakrytiya, expected sign date, прогноз закрытия, срок сделки, дата завершения сделки, deal close date, target close date, expected closure, плановая дата закрытия, expected completion of deal',
  closedAt:
    'cancelled at, canceled at, close time, closed, closed at, closed on, actual close date, actual closed date, closed time, won time, lost time, won date, фактическая дата закрытия, закрыт, закрыта, date closed',
  dueDate:
    'до какого числа, когда сделать, due time, due date time, next due at, due date, due, due on, due at, deadline, duedate, pay by, payment due, payment due date, due by, date due, срок, срок исполнения, дедлайн, крайний срок, дата исполнения, к сроку, срок выполнения, срок до, выполнить до, срок сдачи, оплатить до, срок оплаты до, дата оплаты до, срок задачи, complete by, target date, maturity date, плановый срок, until deadline, finish by, due datetime, готовность к, date deadline',
  startDate:
    'started at, starts at, request date from, from time, start date, start, starts on, begin date, begin, from date, date from, startdate, begin on, planned start, started, start on, commencement, effective from, valid from, from, kickoff, дата начала, начало, с даты, дата с, действует с, начало действия, дата старта, старт, nachalo, data nachala, плановое начало, период с, действителен с, с, schedule start, first day, first day of leave, launch date, время начала, start time, check in, clock in, пришел, приход, time in, scheduled start',
  endDate:
    'ended at, ended, ends at, ended on, finished, finished at, finish time, request date to, to time, end date, end, ends on, finish date, finish, to date, date to, enddate, stop date, planned end, completion date, completed, completed at, valid until, valid to, valid till, expiry, expiry date, expiration date, expires, expires on, until, valid through, дата окончания, окончание, дата конца, дата по, по дату, конец, действует до, действителен до, срок действия, дата завершения, завершение, okonchanie, data okonchaniya, период по, дата истечения, offer valid until, last day, to, по, до, время окончания, end time, check out, clock out, ушел, уход, time out, планируемое окончание, scheduled end, validity, quotation deadline, expiration, срок предложения',
  hiredOn:
    'hire date, hired on, hiredate, date hired, hiring date, date of hire, date of joining, joining date, employment start, employment start date, start of employment, employment date, joined, join date, date of employment, дата приема, дата приема на работу, принят, дата трудоустройства, дата найма, data priema, работает с, дата поступления, start date employment, onboarding date, date of appointment, original hire date, service start date',
  leftOn:
    'termination date, left on, leaving date, date of leaving, dismissal date, exit date, resignation date, last working day, employment end, employment end date, terminated, date terminated, relieving date, дата увольнения, уволен, data uvolneniya, уволился, separation date, date left, contract end date',
  deliverBy:
    'expected on, expected at, planned date, date planned, expected delivery date, delivery on, deliver until, доставить до, планируемая дата поставки, ожидаемая дата, ожидается, delivery date, deliver by, deliver on, deliver before, requested delivery date, required date, requested date, expected delivery, ship by, ship date requested, expected date, expected arrival, eta, дата доставки, дата отгрузки, доставить к, срок поставки дата, дата поставки, желаемая дата доставки, желательная дата поступления, commitment date, data dostavki, need by, need by date, promised date, required by date, отгрузить, дата отгрузки план, дата поступления, ожидаемая дата поставки, planned delivery date, expected receipt date, date planned, date required, receipt date expected, плановая дата поставки, required delivery date',
  issuedOn:
    'issue date, issued on, invoice date, date issued, bill date, txn date, transaction date, order date, date of invoice, дата счета, дата выставления, дата документа выставления, дата заказа, дата накладной, date order, posting date, purchase date, spent on, spent, expense date, date of expense, дата расхода, дата покупки, date of purchase, date spent, payment date, дата оплаты, дата платежа, paid on, date incurred, transaction day',
  shippedAt:
    'shipped at, shipped, ship date, shipped date, shipped on, dispatch date, dispatched at, отгружено, отправлено, дата отправки, date shipped',
  deliveredAt:
    'получено, вручено, delivery time actual, delivered at, delivered on, delivered date, delivered, actual delivery date, доставлено, дата вручения, date delivered, received by customer',
}
