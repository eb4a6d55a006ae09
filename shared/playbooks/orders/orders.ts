/** Section G of the handbook: orders, stock, returns, delivery (P063-P081). */
import type { Kind } from '#shared/domain/playbook/kind.ts';
import type { Ledger } from '#shared/domain/playbook/ledger.ts';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';
import type { Guide } from '#shared/domain/playbook/setting.ts';
import { courierEnquiry } from '#shared/playbooks/orders/courier-enquiry.ts';
import { dailyOrderConfirmation } from '#shared/playbooks/orders/daily-order-confirmation.ts';
import { damage } from '#shared/playbooks/orders/damage.ts';
import { dataCentreDay } from '#shared/playbooks/orders/data-centre-day.ts';
import { deliveryChase } from '#shared/playbooks/orders/delivery-chase.ts';
import { deliveryOrder } from '#shared/playbooks/orders/delivery-order.ts';
import { dispatch } from '#shared/playbooks/orders/dispatch.ts';
import { distributorOrder } from '#shared/playbooks/orders/distributor-order.ts';
import { distributorReturn } from '#shared/playbooks/orders/distributor-return.ts';
import { goodsIssue } from '#shared/playbooks/orders/goods-issue.ts';
import { goodsReceipt } from '#shared/playbooks/orders/goods-receipt.ts';
import { shopOptimisation, shopWording, stockRules } from '#shared/playbooks/orders/guides.ts';
import { goods } from '#shared/playbooks/orders/kinds.ts';
import { stock, vehicleSlots } from '#shared/playbooks/orders/ledgers.ts';
import { lossAnalysis } from '#shared/playbooks/orders/loss-analysis.ts';
import { orderEnquiry } from '#shared/playbooks/orders/order-enquiry.ts';
import { parcelTrouble } from '#shared/playbooks/orders/parcel-trouble.ts';
import { productNews } from '#shared/playbooks/orders/product-news.ts';
import { purchase } from '#shared/playbooks/orders/purchase.ts';
import { returnExchange } from '#shared/playbooks/orders/return-exchange.ts';
import { monthReview, weekScore } from '#shared/playbooks/orders/service-score.ts';
import { shopOrderNote } from '#shared/playbooks/orders/shop-order-note.ts';
import { stocktake } from '#shared/playbooks/orders/stocktake.ts';

export const ordersPlaybooks: readonly Playbook[] = [
  courierEnquiry,
  dailyOrderConfirmation,
  damage,
  dataCentreDay,
  deliveryChase,
  deliveryOrder,
  dispatch,
  distributorOrder,
  distributorReturn,
  goodsIssue,
  goodsReceipt,
  lossAnalysis,
  monthReview,
  orderEnquiry,
  parcelTrouble,
  productNews,
  purchase,
  returnExchange,
  shopOrderNote,
  stocktake,
  weekScore,
];

export const ordersKinds: readonly Kind[] = [goods];

export const ordersLedgers: readonly Ledger[] = [stock, vehicleSlots];

export const ordersGuides: readonly Guide[] = [shopOptimisation, shopWording, stockRules];
