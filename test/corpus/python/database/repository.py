"""Orders in PostgreSQL, through three libraries that the years have left."""
from __future__ import annotations

import psycopg2
import psycopg2.extras
import redis
from sqlalchemy import create_engine, select, text
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, sessionmaker

ENGINE = create_engine("postgresql://app@db/orders", pool_size=10)
SessionLocal = sessionmaker(bind=ENGINE)
CACHE = redis.Redis(host="cache", decode_responses=True)


class Base(DeclarativeBase):
    pass


class Order(Base):
    __tablename__ = "orders"
    id: Mapped[int] = mapped_column(primary_key=True)
    customer: Mapped[str]
    total: Mapped[float]


# corpus: io database; best threads
def orders_of(customer: str) -> list[Order]:
    with Session(ENGINE) as session:
        return list(session.scalars(select(Order).where(Order.customer == customer)))


# corpus: io database; best threads
def monthly(dsn, month):
    with psycopg2.connect(dsn) as connection:
        with connection.cursor(cursor_factory=psycopg2.extras.DictCursor) as cursor:
            cursor.execute("select * from invoices where month = %s", (month,))
            return cursor.fetchall()


def year(dsn, months):
    # corpus: io database; best threads; flag FC103
    return {month: monthly(dsn, month) for month in months}


def archive(cursor, orders):
    # corpus: io database; best serial
    for order in orders:
        cursor.execute("insert into archive values (%s, %s)", (order["id"], order["total"]))


class Warehouse:
    def __init__(self, dsn):
        self.connection = psycopg2.connect(dsn)

    # corpus: io database; best serial
    def restock(self, items):
        with self.connection.cursor() as cursor:
            # corpus: io database; best serial
            for sku, count in items:
                cursor.execute("update stock set n = n + %s where sku = %s", (count, sku))
        self.connection.commit()


# corpus: io network; best threads
def cached_profile(user_id):
    key = f"profile:{user_id}"
    profile = CACHE.hgetall(key)
    if not profile:
        with SessionLocal() as session:
            row = session.execute(text("select name, mail from users where id = :id"), {"id": user_id}).one()
        profile = {"name": row.name, "mail": row.mail}
        CACHE.hset(key, mapping=profile)
    return profile


def warm(user_ids):
    # corpus: io network; best threads; flag FC103
    for user_id in user_ids:
        cached_profile(user_id)
