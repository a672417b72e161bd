{{%AUTOESCAPE context="HTML"}}
<!DOCTYPE html>
<html lang="fr">
<head>
<meta charset="utf-8">
<title>Codes de participation, {{WAVE}}</title>
<link rel="stylesheet" href="papiers.css">
</head>
<body>
{{#SLIP}}
<section class="papier">
<h1>{{TITLE}}, {{WAVE}}</h1>
{{#WITH_BATCH}}<p class="lot">{{BATCH}}</p>{{/WITH_BATCH}}
<svg class="qr" viewBox="0 0 {{SIDE}} {{SIDE}}" role="img" aria-label="QR code"><path d="{{PATH}}"/></svg>
{{#WITH_ADDRESS}}<p class="adresse">{{ADDRESS}}</p>{{/WITH_ADDRESS}}
<p class="code">{{CODE}}</p>
<div class="mode">
<ol>
{{#WITH_ADDRESS}}<li>Scannez le QR code, ou tapez l’adresse.</li>{{/WITH_ADDRESS}}
{{#WITHOUT_ADDRESS}}<li>Ouvrez l’adresse de l’enquête.</li>{{/WITHOUT_ADDRESS}}
<li>Répondez. Vous pouvez passer toute question.</li>
<li>À la dernière page seulement, tapez ce code.</li>
</ol>
<p class="note">Ce code sert une fois. Il a été tiré au hasard et personne ne sait qui l’a reçu : ne le montrez pas, n’écrivez rien sur ce papier, détruisez-le après usage. Répondez de préférence sur votre appareil. Si vous ne répondez pas, rendez-le au CSE.</p>
</div>
</section>
{{/SLIP}}
</body>
</html>
