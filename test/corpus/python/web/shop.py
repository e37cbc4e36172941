"""Handlers of a Flask shop."""
import io
import smtplib
from email.message import EmailMessage

import requests
import stripe
from flask import Blueprint, Flask, jsonify, request
from PIL import Image

app = Flask(__name__)
api = Blueprint("api", __name__)


# corpus: io network; best threads
def shipping_quote(carrier, parcel):
    reply = requests.post(f"https://{carrier}.example.com/quote", json=parcel, timeout=4)
    return reply.json()["price"]


@api.route("/quotes", methods=["POST"])
def quotes():
    parcel = request.get_json()
    carriers = parcel.pop("carriers")
    # corpus: io network; best threads; flag FC103
    offers = {carrier: shipping_quote(carrier, parcel) for carrier in carriers}
    return jsonify(offers)


@app.route("/health")
# corpus: trivial; best serial
def health():
    return jsonify(status="ok")


# corpus: io network; best threads
def notify(address, subject, body):
    message = EmailMessage()
    message["To"], message["Subject"] = address, subject
    message.set_content(body)
    with smtplib.SMTP("mail.example.com") as server:
        server.send_message(message)


def newsletter(addresses, subject, body):
    with smtplib.SMTP("mail.example.com") as server:
        # corpus: io network; best serial
        for address in addresses:
            message = EmailMessage()
            message["To"], message["Subject"] = address, subject
            message.set_content(body)
            server.send_message(message)


@app.post("/avatar")
# corpus: native; best threads
def avatar():
    picture = Image.open(io.BytesIO(request.get_data()))
    picture = picture.convert("RGB").resize((256, 256))
    buffer = io.BytesIO()
    picture.save(buffer, "WEBP")
    return buffer.getvalue()


# corpus: io network; best threads
def charge(order):
    intent = stripe.PaymentIntent.create(amount=order["cents"], currency="eur", idempotency_key=order["id"])
    return intent.id
