/** Money, goods and work. */
export const BUSINESS: Readonly<Record<string, string>> = {
  amount:
    'amount, sum, total amount, value amount, сумма, summa, amt, transaction amount, document amount, сумма документа, сумма операции, expense amount, сумма расхода, total sum, paid amount, payment amount, сумма платежа, gross amount, итоговая сумма, amount in home currency, amount in company currency, amount spent, стоимость всего, grand total amount, cost amount, сумма оплаты, total incl tax',
  value:
    'value, deal value, deal amount, deal sum, opportunity amount, opportunity value, expected value, estimated value, estimatedvalue, expected revenue, expected amount, potential, potential amount, opportunity revenue, price of deal, contract value, сумма сделки, стоимость сделки, бюджет сделки, sale amount, lead value, предполагаемая сумма, ожидаемая сумма, ожидаемая выручка, planned revenue, amount usdollar, потенциал, potential revenue, forecast amount',
  budget:
    'сколько готов потратить, budget total, желаемая сумма, ориентировочный бюджет, budget, budget amount, planned budget, customer budget, client budget, project budget, бюджет, бюджет клиента, плановый бюджет, byudzhet, budzhet, biudzhet, ваш бюджет, сколько готовы потратить, на какую сумму, сумма бюджета, budgeted cost, estimated budget, your budget, budget range, spend',
  subtotal:
    'subtotal, sub total, amount untaxed, net total, untaxed amount, total excluding tax, without tax, сумма без ндс, сумма без налога, промежуточный итог, net amount total',
  total:
    'document total, doc total, total with tax, total, grand total, total price, total due, order total, invoice total, amount total, total value, итого, всего, итог, itogo, vsego, сумма заказа, сумма с ндс, общая сумма, к оплате, order amount, total cost, invoice amount, payable, balance due total, estimated cost total, общая стоимость, строка сумма, line total',
  taxTotal:
    'tax total, tax amount, total tax, amount tax, vat amount, sales tax amount, сумма ндс, сумма налога, ндс сумма, в т ч ндс, tax sum, вкл ндс, taxes, total taxes',
  taxRate:
    'tax rate, vat rate, tax percent, tax percentage, vat percent, tax, vat percentage, sales tax, tax code, tax class, ставка ндс, ндс, nds, ставка налога, налог, процент ндс, налоговая ставка, gst rate, stavka nds, iva, vat %, ндс %, sales taxes, taxes id, purchase tax, vat tax rate',
  discountPercent:
    'discount, discount percent, discount percentage, discount rate, disc, rebate, line discount, скидка, процент скидки, скидка процент, skidka, discount pct, размер скидки, персональная скидка',
  price:
    'price, sale price, sales price, selling price, unit price, unitprice, list price, retail price, regular price, price each, rate price, listprice, unit amount, variant price, цена, цена продажи, розничная цена, цена розничная, отпускная цена, цена за единицу, цена за ед, цена за шт, tsena, cena, price per unit, стоимость единицы, прайс цена, продажная цена, price unit, lst price, базовая цена, base price, standard sales price, msrp, цена реализации, цена для клиента, price kzt, unit selling price, item price, rrp, price rub',
  cost: 'cost, cost price, unit cost, purchase price, buying price, cost per item, cost of goods, standard price, landed cost, себестоимость, закупочная цена, цена закупки, закупка, цена поступления, себест, sebestoimost, zakupochnaya tsena, purchase cost, wholesale cost, цена закупа, закупочная, standard cost, supplier price, buy price, учетная цена, cost of good, входная цена, valuation rate, zakup',
  priceList:
    'price list, pricelist, price level, price book, pricebook, price category, price group, product pricelist, price list name, customer group price, прайс лист, прайс, тип цен, вид цен, тип цены, вид цены, ценовая группа, прайслист, цены продажи тип, категория цен, default price list, property product pricelist, rate plan, price tier, колонка цен, price type',
  currency:
    'currency, currency code, currency id, currencyisocode, currency iso code, curr, iso currency, deal currency, валюта, код валюты, валюта документа, валюта расчетов, valyuta, valuta, валюта договора, ccy, валюта взаиморасчетов, company currency, deal currency code, presentment currency, transactioncurrencyid, валюта цены, валюта счета, price currency, currency ref',
  creditLimit:
    'credit limit, creditlimit, max credit, credit line, maximum debt, credit ceiling, кредитный лимит, лимит задолженности, лимит кредита, сумма кредита, допустимая задолженность, максимальный долг, допустимая сумма задолженности, лимит долга, kreditnyi limit, лимит дебиторки, лимит отсрочки, credit amount allowed, credit max, лимит дз, outstanding limit, debt limit',
  paymentTerms:
    'payment terms, payment term, payment term days, payment days, terms of payment, net days, due days, days to pay, credit days, sales terms, invoice terms days, payment terms days, срок оплаты, отсрочка, отсрочка платежа, отсрочка дней, отсрочка дн, дней отсрочки, срок оплаты дней, условия оплаты, otsrochka, кредитный период, срок платежа, period of payment, paymentterms, credit period, terms days, оплата в течение дней, условия платежа, days until payment due, отсрочка оплаты, глубина кредита, terms, supplier payment terms, property payment term id, credit terms',
  terms:
    'terms and conditions, conditions, условия, terms text, customer message terms, условия поставки',
  salary:
    'salary, wage, pay, base salary, base pay, monthly salary, annual salary, compensation, remuneration, pay rate, hourly rate, оклад, зарплата, заработная плата, ставка оплаты, oklad, zarplata, зп, з п, gross salary, wages, должностной оклад, ctc, тариф, размер оплаты, basic pay, basic salary, оплата труда, monthly wage, фот, pay amount, rate of pay, тарифная ставка',
  salaryPeriod:
    'pay per, paid per, salary period, pay frequency, pay period, pay schedule, payroll frequency, wage type, rate type, периодичность выплаты, период оплаты, вид оплаты, тип оплаты труда, pay type, salary type, форма оплаты труда, per hour or month, salary frequency, salary mode',
  paid: 'paid, paid total, amount paid, оплачено, оплаченная сумма, paid so far',
  probability:
    'probability, win probability, chance, likelihood, close probability, deal probability, closeprobability, confidence, win chance, forecast probability, вероятность, вероятность сделки, шанс, veroyatnost, вероятность закрытия, вероятность успеха, probability percent, odds, deal stage probability, % вероятности, probability of winning, win rate',
  paymentMethod:
    'payment method, payment mode, payment type, method of payment, paid by, paid with, способ оплаты, вид платежа, тип оплаты, форма оплаты, способ расчета, how paid',
  product:
    'product, item, goods, article product, merchandise, product service, товар, номенклатура, изделие, продукция, услуга, service, tovar, nomenklatura, product name, item name product, наименование товара, название товара, наименование номенклатуры, part, product variant, товар услуга, line item, material, lineitem, готовая продукция, что произвести, product to manufacture, production item, item to manufacture, finished product, goods description, позиция, line item name',
  sku: 'sku, article, article number, item code, item number, product code, part number, variant sku, default code, internal reference, stock code, vendor code, model number, mpn, артикул, артикль, код товара, арт, artikul, код номенклатуры, item no, product number, stock keeping unit, productcode, item sku, handle sku, art no, артикул товара, part no, product id code, внутренний артикул, номенклатурный номер, product reference',
  barcode:
    'barcode, bar code, ean, ean13, ean 13, upc, gtin, variant barcode, isbn, штрихкод, штрих код, шк, shtrihkod, shtrih kod, штрихкоды, ean code, upc ean, код маркировки, ean upc',
  unit: 'unit, uom, unit of measure, measure unit, measurement unit, uom id, units, sales unit, единица измерения, ед изм, ед, единица, единицы, edinitsa izmereniya, ед измерения, базовая единица, базовая единица измерения, хранение в единицах, единица хранения, stock uom, measure, um, sales uom, ei, stock unit',
  quantity:
    'quantity, qty, count, amount of items, number of items, units count, pieces, volume, pcs, количество, кол во, кол, kolichestvo, kol vo, колво, штук, шт, qnty, quantity ordered, product qty, product uom qty, ordered quantity, item quantity, to produce, lineitem quantity, planned quantity, плановое количество, объем, ordered qty, build quantity, qty to produce, qty to manufacture, выпуск, план выпуска, quantity to produce, requested quantity, количество план, order quantity',
  reorderPoint:
    'reorder point, reorder level, min stock, minimum stock, minimum quantity stock, min qty, safety stock, low stock threshold, product min qty, minimum level, min level, reorder min, минимальный остаток, мин остаток, неснижаемый остаток, точка заказа, порог заказа, страховой запас, min ostatok, минимальный запас, критический остаток, норма запаса минимум, low stock amount, минимум, stock min, мин запас, min inventory, re order level, minimal stock, точка перезаказа, replenishment level, low stock, low stock level',
  reorderQuantity:
    'reorder quantity, reorder qty, order qty default, replenish quantity, economic order quantity, lot size, minimum order quantity, min order qty, moq, партия заказа, размер партии, минимальная партия, объем заказа, количество дозаказа, product max qty, max stock, reorder amount, кратность заказа, replenishment quantity, объем дозаказа, re order qty, партия закупки, количество заказа, заказывать по, restock quantity, order lot',
  stock:
    'stock, on hand, quantity on hand, inventory, in stock, stock level, available, balance, inventory qty, остаток, остатки, в наличии, наличие, запас, ostatok, свободный остаток, qty available, stock quantity, quantity in stock, количество на складе',
  leadTime:
    'lead time, lead time days, delivery lead time, delivery time, supply time, supply days, delivery days, lead days, procurement time, supplier lead time, срок поставки, срок поставки дней, срок поставки дн, время поставки, дней поставки, delay, время доставки дней, срок изготовления, сроки поставки, leadtime, срок доставки, дни поставки, days of delivery, production lead time, average delivery days, handling time, purchase lead time, replenishment time, время выполнения заказа, delivery period, cycle of supply, срок поставки дни',
  supply:
    'supply, procurement method, supply method, make or buy, sourcing, replenishment type, способ пополнения, способ обеспечения, production or purchase, тип воспроизводства, источник пополнения, способ поступления, replenishment system, procurement type',
  weight: 'weight, net weight, gross weight, mass, вес, масса, вес нетто, вес брутто',
  image:
    'image, photo, picture, avatar, logo, img, фото, картинка, изображение, логотип, image url, image src, picture id',
  brand:
    'brand, manufacturer, make, maker, бренд, производитель, торговая марка, марка, изготовитель',
  warehouse:
    'picking type, stock warehouse, ship from warehouse, delivery warehouse, склад отправления, warehouse, stock location, depot, storage, storehouse, store, location id, from warehouse, склад, место хранения, sklad, склад отгрузки, хранилище, основной склад, warehouse id, source warehouse, target warehouse, склад отправитель, склад получатель, ship from, склад назначения, picking type warehouse, ship from location',
  deal: 'deal, opportunity record, сделка, sdelka, opportunity id, potential id, sale, продажа, associated deal, deal id, related deal, связанная сделка',
  order:
    'order, sales order, sale order, customer order, purchase, заказ, заказ клиента, заказ покупателя, zakaz, sale id, order ref, order reference, заказ на продажу, source document, origin order, сделка заказ, order name ref, based on order, related order, документ основание',
  quote:
    'quote, quotation, offer, proposal, estimate, предложение, коммерческое предложение, кп, оферта, quote id',
  invoice:
    'invoice, bill, receipt document, счет на оплату, счет, счет фактура, накладная, invoice id, schet, bill id',
  payment: 'payment, платеж, оплата, transaction, platezh',
  project:
    'project, job project, проект, proekt, project name, project id, объект, engagement, site project, task project, name of project, проект название',
  task: 'task, todo, to do, activity, ticket, issue, задание, дело, zadacha, поручение, ticket id',
  receipt:
    'receipt, receipt url, receipt link, attachment, scan, document scan, чек, чек ссылка, квитанция, файл, вложение, скан, фото чека, ссылка на чек, proof, document link, чек файл, attachment url, receipt image, bill image, reciept',
  carrier:
    'carrier, shipping company, shipping carrier, courier, delivery company, delivery service, carrier name, shipping provider, shipping method, freight company, transport company, перевозчик, служба доставки, транспортная компания, тк, курьер, курьерская служба, perevozchik, transporter, carrier id, способ доставки, forwarder, логистическая компания, delivery carrier, ship via, shipper, tracking company, delivery partner',
  tracking:
    'tracking number, tracking, tracking no, tracking code, tracking ref, carrier tracking ref, awb, awb number, waybill, waybill number, consignment number, track number, tracking id, трек номер, трек, номер отслеживания, номер накладной, номер отправления, трек код, treknomer, trek, shipment tracking, carrier tracking number, awb no, накладная перевозчика, идентификатор отправления, tracking numbers, lr no',
  parent:
    'parent, parent id, parent record, родитель, родительский, parent name, superior, parent task',
  workCenter:
    'work center, workcenter, workstation, work centre, machine, production line, рабочий центр, рабочее место, станок, участок, оборудование, resource, линия, workcenter id, цех участок, production resource, участок работ',
  asset:
    'asset, equipment, machine asset, equipment name, asset name, объект обслуживания, единица оборудования, актив, основное средство, equipment id, device, прибор, инвентарный объект',
  result:
    'result, outcome, verdict, pass fail, inspection result, результат, итог проверки, заключение, quality state, test result, rezultat',
  gross: 'gross, gross pay, gross total, начислено, total earnings',
  net: 'net, net pay, к выплате, на руки, net salary, take home',
  deductions: 'deductions, withheld, удержано, удержания, total deductions',
  days: 'days, number of days, day count, days count, дней, кол во дней, количество дней, total days, number of days display, leave days, total leave days, dney',
  interval:
    'interval, every, frequency, periodicity, repeat every, repeat interval, period length, интервал, периодичность, частота, каждые, repeat, recurrence',
  instructions:
    'instructions, procedure, how to, checklist, инструкция, порядок работ, указания, регламент, steps, технология, work instructions',
  defective:
    'defective quantity, defects count, rejected qty, rejected quantity, failed quantity, scrap, брак, количество брака, забраковано, defective, scrap qty, qty rejected, кол во брака',
  defects:
    'defects, defect, defect type, findings, nonconformity, дефекты, дефект, вид дефекта, несоответствие, замечания, вид брака',
  checkedQuantity:
    'checked quantity, inspected quantity, sample size, qty inspected, проверено, количество проверено, размер выборки, выборка, sample quantity, lot quantity inspected, проверено штук',
  checkedAt:
    'checked at, inspection date, checked on, inspected on, date of inspection, report date, дата проверки, дата контроля, control date, inspection time',
  absence:
    'leave type, absence type, time off type, holiday status id, вид отпуска, вид отсутствия, тип отпуска, kind of leave, тип отсутствия, absence kind',
  link: 'link, hyperlink, ссылка, href, адрес ссылки, ssylka',
  paymentStatus:
    'payment status, financial status, paid status, payment state, статус оплаты, статус платежа, оплачен, состояние оплаты, is paid, invoice payment state',
  fulfillmentStatus:
    'fulfillment status, delivery status, shipping status, shipment status, статус доставки, статус отгрузки, состояние отгрузки, picking status',
  payUrl: 'invoice link, payment link, payment url, pay url, ссылка на оплату, checkout url',
  instruction:
    'special instructions, delivery instructions, shipping instructions, инструкции по доставке',
}
